import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { createApplication } from './application.ts';
import { openApiDocument } from './openapi.ts';

/**
 * Writes the document to `file`, or with `check` tells whether the file is what it would write.
 * Opens neither a socket nor a database: the application is built but not started.
 */
export const writeOpenApi = async (file: URL, check: boolean): Promise<boolean> => {
  const app = await createApplication({
    databaseUrl: 'postgres://nobody@127.0.0.1/none',
    host: '127.0.0.1',
    port: 0,
    dashboardDir: undefined,
    imageOrigins: [],
    streamClients: 1,
    logLevel: 'silent',
  });
  const text = `${JSON.stringify(openApiDocument(app), null, 2)}\n`;
  await app.close();
  if (!check) await writeFile(file, text);
  return !check || (await readFile(file, 'utf8')) === text;
};
