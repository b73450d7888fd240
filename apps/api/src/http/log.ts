import { LoggerModule } from 'nestjs-pino';
import type { DynamicModule } from '@nestjs/common';
import type { Settings } from '../environment.ts';

/** Structured logs: an answer is worth a line at `debug`, a mistake of ours at `error`; no headers, so no secrets. */
export const logging = ({ logLevel }: Pick<Settings, 'logLevel'>): DynamicModule =>
  LoggerModule.forRoot({
    pinoHttp: {
      level: logLevel,
      customLogLevel: (_request, response, error) => (error || response.statusCode === 500 ? 'error' : response.statusCode > 500 ? 'warn' : 'debug'),
      serializers: {
        req: (request: { id: unknown; method: string; url: string }) => ({ id: request.id, method: request.method, url: request.url }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
    },
  });
