import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../application.ts';
import type { Settings } from '../environment.ts';

/** The whole application over a database, without a socket; answers once the database does, if it is there. */
export const startServer = async (databaseUrl: string, settings: Partial<Settings> = {}): Promise<NestFastifyApplication> => {
  const app = await createApplication({
    databaseUrl,
    host: '127.0.0.1',
    port: 0,
    dashboardDir: undefined,
    imageOrigins: [],
    streamClients: 10,
    logLevel: 'silent',
    ...settings,
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
};

/** Asks until the answer fits, or says what the last one was. */
export const eventually = async <T>(ask: () => Promise<T>, fits: (answer: T) => boolean, millis = 20_000): Promise<T> => {
  const end = Date.now() + millis;
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (Date.now() > end) throw new Error(`still not as expected after ${millis} ms: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
