import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The setting names a folder that holds no built dashboard. */
export class DashboardMissing extends Error {}

/** The builder's file names carry a hash of the content (base64url, so `-` and `_` too): such a name never changes what it means. */
const HASHED = /[\\/](?:chunk|main|polyfills|styles)-[\w-]{8}\.(?:js|css)$/;

/** Serves the built dashboard at `/`. Errors: {@link DashboardMissing}. */
export const serveSite = async (app: NestFastifyApplication, folder: string): Promise<void> => {
  const root = resolve(folder);
  if (!existsSync(join(root, 'index.html')))
    throw new DashboardMissing(`There is no index.html in ${root}. Build the dashboard first, or leave DASHBOARD_DIR empty.`);
  await app.register(fastifyStatic, {
    root,
    prefix: '/',
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
};

/** A page of the dashboard is known to the dashboard alone: any address a browser opens outside the API is its index.html. */
export const sendPage = (request: FastifyRequest, reply: FastifyReply): boolean => {
  const wantsPage = (request.method === 'GET' || request.method === 'HEAD') && (request.headers.accept ?? '').includes('text/html');
  if (!wantsPage || /^\/api(\/|$|\?)/.test(request.url) || /\.\w+($|\?)/.test(request.url.split('/').at(-1) ?? '')) return false;
  void reply.status(200).sendFile('index.html');
  return true;
};
