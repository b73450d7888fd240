import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../application.ts';
import { startServer } from '../testing/server.ts';
import { DashboardMissing } from './site.ts';

const NOWHERE = 'postgres://joust:joust@127.0.0.1:1/nothing';
const PAGE = '<!doctype html><title>Joust</title>';
const html = { accept: 'text/html,application/xhtml+xml' };
let folder: string;
let app: NestFastifyApplication;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'joust-site-'));
  await writeFile(join(folder, 'index.html'), PAGE);
  await writeFile(join(folder, 'main-ABCD1234.js'), 'export {};');
  for (const name of ['chunk-BXRQEg-m.js', 'chunk-B0pINg_i.js', 'main-ABCD12345.js']) await writeFile(join(folder, name), 'export {};');
  await writeFile(join(folder, 'favicon.svg'), '<svg/>');
  app = await startServer(NOWHERE, { dashboardDir: folder, imageOrigins: ['http://127.0.0.1:19090'] });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

it.each(['/', '/issues', '/competitions/3', '/miners/5Abc?tab=ratings'])(
  'answers %s with the page, which is asked for anew each time',
  async (url) => {
    const answer = await app.inject({ url, headers: html });
    expect({ status: answer.statusCode, body: answer.body, cache: answer.headers['cache-control'] }).toEqual({
      status: 200,
      body: PAGE,
      cache: 'no-cache',
    });
  },
);

it('lets the browser keep what carries its hash in its name, and nothing else', async () => {
  for (const name of ['main-ABCD1234.js', 'chunk-BXRQEg-m.js', 'chunk-B0pINg_i.js'])
    expect((await app.inject(`/${name}`)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  for (const name of ['favicon.svg', 'main-ABCD12345.js']) expect((await app.inject(`/${name}`)).headers['cache-control']).toBe('no-cache');
});

it.each([
  ['/main-OLD00000.js', html],
  ['/api/v1/nowhere', html],
  ['/api', html],
  ['/issues', { accept: 'application/json' }],
  ['/../package.json', html],
  ['/%2e%2e/package.json', html],
])('answers %s with a problem', async (url, headers) => {
  const answer = await app.inject({ url, headers });
  expect({ status: answer.statusCode, type: answer.headers['content-type'] }).toEqual({
    status: 404,
    type: 'application/problem+json; charset=utf-8',
  });
});

it('serves the documentation without any other host', async () => {
  const page = await app.inject('/api/docs');
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toMatch(/(src|href)="(https?:)?\/\//);
  for (const [, file] of page.body.matchAll(/(?:src|href)="\.?\/?([^"]+)"/g))
    expect((await app.inject(`/api/${file?.replace(/^(\.\/)?(docs\/)?/, 'docs/')}`)).statusCode).toBe(200);
  expect((await app.inject('/api/openapi.json')).json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Joust' } });
});

it('guards every answer with its headers', async () => {
  for (const url of ['/', '/api/v1/issues', '/api/v1/health/live', '/api/docs', '/nothing.txt']) {
    const { headers } = await app.inject({ url, headers: html });
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    expect(headers['content-security-policy']).toContain("img-src 'self' data: http://127.0.0.1:19090");
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
});

it('does not start with a folder that holds no dashboard', async () => {
  const settings = {
    databaseUrl: NOWHERE,
    host: '127.0.0.1',
    port: 0,
    dashboardDir: join(folder, 'nothing'),
    imageOrigins: [],
    streamClients: 1,
    logLevel: 'silent',
  } as const;
  await expect(createApplication({ ...settings, imageOrigins: [] })).rejects.toThrow(DashboardMissing);
});
