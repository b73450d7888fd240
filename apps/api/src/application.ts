import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { AppModule } from './app.module.ts';
import { Database } from './database/database.ts';
import type { Settings } from './environment.ts';
import { EtagInterceptor } from './http/etag.interceptor.ts';
import { serverLogger } from './http/log.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { securityHeaders } from './http/security.ts';
import { openApiDocument } from './openapi.ts';
import { sendPage, serveSite } from './site/site.ts';

/**
 * Builds the application without opening a socket or touching the database. All global filters, interceptors and hooks
 * are put on here. Errors: DashboardMissing.
 */
export const createApplication = async (settings: Settings): Promise<NestFastifyApplication> => {
  const adapter = new FastifyAdapter({ forceCloseConnections: true, requestIdHeader: false });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(serverLogger(app));
  app.flushLogs();
  app.setGlobalPrefix('api/v1');
  app.useGlobalFilters(new ProblemFilter(settings.dashboardDir === undefined ? undefined : sendPage));
  app.useGlobalInterceptors(new EtagInterceptor(app.get(Database)));
  app.enableShutdownHooks();
  const headers = securityHeaders(settings.imageOrigins);
  adapter.getInstance().addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
  SwaggerModule.setup('api/docs', app, openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    swaggerOptions: { validatorUrl: null, docExpansion: 'list' },
    customSiteTitle: 'Joust API',
  });
  if (settings.dashboardDir !== undefined) await serveSite(app, settings.dashboardDir);
  return app;
};
