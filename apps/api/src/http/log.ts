import type { DynamicModule, INestApplication, LoggerService } from '@nestjs/common';
import { Logger, LoggerModule } from 'nestjs-pino';
import type { Settings } from '../environment.ts';

/** Structured logs: an answer is worth a line at `debug`, a mistake of ours at `error`; no headers, so no secrets. */
export const logging = ({ logLevel }: Pick<Settings, 'logLevel'>): DynamicModule =>
  LoggerModule.forRoot({
    pinoHttp: {
      level: logLevel,
      customLogLevel: (_request, response, error) =>
        error || response.statusCode === 500 ? 'error' : response.statusCode > 500 ? 'warn' : 'debug',
      serializers: {
        req: (request: { id: unknown; method: string; url: string }) => ({ id: request.id, method: request.method, url: request.url }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
    },
  });

/** Who tells how Nest was put together: of use to a developer, noise to everybody else. */
const SETUP = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/** The process's logger; what Nest says of its own set-up goes to `debug`. */
export const serverLogger = (app: INestApplication): LoggerService => {
  const inner = app.get(Logger);
  const calm = (message: unknown, ...rest: unknown[]): void => {
    if (SETUP.has(String(rest.at(-1)))) inner.debug(message, ...rest);
    else inner.log(message, ...rest);
  };
  return {
    log: calm,
    debug: inner.debug.bind(inner),
    verbose: inner.verbose.bind(inner),
    warn: inner.warn.bind(inner),
    error: inner.error.bind(inner),
    fatal: inner.fatal.bind(inner),
  };
};
