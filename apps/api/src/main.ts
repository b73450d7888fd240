import 'reflect-metadata';
import { createApplication } from './application.ts';
import { EnvironmentInvalid, readSettings } from './environment.ts';
import { DashboardMissing } from './site/site.ts';

/** Starts the server; a mistake of whoever starts it is one sentence and exit code 1. */
const start = async (): Promise<void> => {
  const settings = readSettings();
  const app = await createApplication(settings);
  await app.listen({ host: settings.host, port: settings.port });
  console.log(`Joust API at ${await app.getUrl()}/api/docs`);
};

try {
  await start();
} catch (error) {
  if (!isMistake(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function isMistake(error: unknown): error is Error {
  return error instanceof EnvironmentInvalid || error instanceof DashboardMissing || (error as { code?: unknown }).code === 'EADDRINUSE';
}
