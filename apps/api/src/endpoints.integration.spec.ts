import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startPostgres, type TestPostgres } from '@joust/tables/testing';
import type { DataSource } from 'typeorm';
import { openApiDocument } from './openapi.ts';
import { committedDocument, contractCheck } from './testing/contract-check.ts';
import { eventually, startServer } from './testing/server.ts';
import { buildWorld, GITHUB, HEAD, HOTKEYS } from './testing/world.ts';

let postgres: TestPostgres;
let db: DataSource;
let app: NestFastifyApplication;
const document = committedDocument();
const faultsOf = contractCheck(document);

beforeAll(async () => {
  postgres = await startPostgres();
  const url = await postgres.database('endpoints');
  db = await buildWorld(url);
  app = await startServer(url);
  await eventually(
    () => app.inject('/api/v1/health/ready'),
    (answer) => answer.statusCode === 200,
  );
});
afterAll(async () => {
  await app.close();
  await db.destroy();
  await postgres.stop();
});

const get = (path: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url: `/api/v1${path}`, headers });
const mediaType = (answer: { headers: Record<string, unknown> }): string => String(answer.headers['content-type']).split(';')[0] ?? '';

const [ADA, BOB] = HOTKEYS;
/** Path, its template, and how many rows a list has; null for what is no list of a known length. */
type Good = [path: string, template: string, rows: number | null];
const GOOD: Good[] = [
  ['/issues', '/issues', 6],
  ['/issues?status=open&status=registered&sort=target&limit=2', '/issues', 2],
  ['/issues?q=hammer', '/issues', 1],
  ['/issues?q=acme/anvil%234', '/issues', 1],
  ['/issues?repo=Acme/Hammer', '/issues', 1],
  ['/issues?duel=true', '/issues', 1],
  ['/issues/stats', '/issues/stats', null],
  ...['1', '2', '3', '4', '5', '6'].map((id): Good => [`/issues/${id}`, '/issues/{id}', null]),
  ['/issues/4/funding', '/issues/{id}/funding', 2],
  ['/issues/3/enrolments', '/issues/{id}/enrolments', 1],
  ['/issues/1/competitions', '/issues/{id}/competitions', 1],
  ['/competitions', '/competitions', 3],
  ['/competitions?status=final', '/competitions', 1],
  ['/competitions?status=review', '/competitions', 1],
  ['/competitions?status=locked&status=submitting', '/competitions', 0],
  [`/competitions?miner=${ADA}`, '/competitions', 3],
  ['/competitions?issue=2&sort=-bounty', '/competitions', 1],
  ...['1', '2', '3'].map((id): Good => [`/competitions/${id}`, '/competitions/{id}', null]),
  ['/competitions/1/votes', '/competitions/{id}/votes', 3],
  ['/competitions/1/timeline', '/competitions/{id}/timeline', null],
  ['/miners', '/miners', 4],
  ['/miners?q=octo', '/miners', 3],
  ['/miners?occupied=true', '/miners', 2],
  ...HOTKEYS.map((hotkey): Good => [`/miners/${hotkey}`, '/miners/{hotkey}', null]),
  [`/miners/${ADA}/ratings`, '/miners/{hotkey}/ratings', 1],
  [`/miners/${ADA}/payouts`, '/miners/{hotkey}/payouts', 1],
  [`/miners/${BOB}/payouts`, '/miners/{hotkey}/payouts', 0],
  ['/validators', '/validators', 4],
  ['/ratings', '/ratings', 3],
  ['/ratings?atBlock=499&limit=1', '/ratings', 1],
  ['/contract', '/contract', null],
  ['/contract/ledger', '/contract/ledger', 2],
  ['/contract/changes', '/contract/changes', 1],
  ['/events', '/events', 5],
  ['/events?source=contract&issue=1&fromBlock=50&sort=block', '/events', 2],
  [`/events?account=${ADA}&name=PayoutReleased`, '/events', 1],
  ['/extrinsics', '/extrinsics', 3],
  ['/extrinsics?success=false', '/extrinsics', 1],
  [`/extrinsics?signer=${ADA}&message=vote_outcome`, '/extrinsics', 1],
  ['/health/live', '/health/live', null],
  ['/health/ready', '/health/ready', null],
  ['/health/indexer', '/health/indexer', null],
  ['/oss/contributions', '/oss/contributions', 3],
  [`/oss/contributions?githubId=${GITHUB[1]}`, '/oss/contributions', 0],
];

describe('every answer is what the document promises', () => {
  it.each(GOOD)('GET %s', async (path, template, rows) => {
    const answer = await get(path);
    expect({ status: answer.statusCode, body: answer.statusCode === 200 ? '' : answer.body }).toEqual({ status: 200, body: '' });
    expect(faultsOf(`/api/v1${template}`, 200, mediaType(answer), answer.json())).toEqual([]);
    if (rows !== null) expect(answer.json<{ items: unknown[] }>().items).toHaveLength(rows);
  });

  it('covers every operation but the stream', () => {
    const asked = new Set(GOOD.map(([, template]) => `/api/v1${template}`));
    expect(Object.keys(document.paths).filter((path) => !asked.has(path))).toEqual(['/api/v1/stream']);
  });

  it('is committed as the code writes it', () => expect(JSON.parse(JSON.stringify(openApiDocument(app)))).toEqual(document));

  it('names every operation once and says nullable the 3.1 way', () => {
    const ids = Object.values(document.paths).flatMap((path) => Object.values(path).map((operation) => operation.operationId));
    expect(new Set(ids).size).toBe(ids.length);
    expect(JSON.stringify(document)).not.toContain('"nullable"');
    expect(document.openapi).toBe('3.1.0');
  });

  it('promises one success media type for each operation', () => {
    for (const path of Object.values(document.paths)) {
      for (const operation of Object.values(path)) expect(Object.keys(operation.responses['200']?.content ?? {})).toHaveLength(1);
    }
  });
});

const BAD: [path: string, template: string, status: number, pointer: string | null][] = [
  ['/issues/999', '/issues/{id}', 404, null],
  ['/issues/abc', '/issues/{id}', 400, '/path/id'],
  ['/issues/99999999999999999999', '/issues/{id}', 400, '/path/id'],
  ['/issues/999/funding', '/issues/{id}/funding', 404, null],
  ['/issues/999/enrolments', '/issues/{id}/enrolments', 404, null],
  ['/issues/999/competitions', '/issues/{id}/competitions', 404, null],
  ['/issues?limit=0', '/issues', 400, '/query/limit'],
  ['/issues?limit=101', '/issues', 400, '/query/limit'],
  ['/issues?status=closed', '/issues', 400, '/query/status/0'],
  ['/issues?sort=title', '/issues', 400, '/query/sort'],
  ['/issues?colour=red', '/issues', 400, '/query/colour'],
  ['/issues?cursor=nonsense', '/issues', 400, '/query/cursor'],
  ['/issues?cursor=%00', '/issues', 400, '/query/cursor'],
  ['/competitions/999', '/competitions/{id}', 404, null],
  ['/competitions/999/votes', '/competitions/{id}/votes', 404, null],
  ['/competitions/999/timeline', '/competitions/{id}/timeline', 404, null],
  ['/competitions?miner=bob', '/competitions', 400, '/query/miner'],
  [`/miners/${HOTKEYS[0]?.replace('Miner', 'Maker')}`, '/miners/{hotkey}', 404, null],
  [`/miners/${HOTKEYS[0]?.replace('Miner', 'Maker')}/ratings`, '/miners/{hotkey}/ratings', 404, null],
  ['/miners/0OIl', '/miners/{hotkey}', 400, '/path/hotkey'],
  [`/ratings?atBlock=${HEAD + 1}`, '/ratings', 400, '/query/atBlock'],
  ['/events?fromBlock=-1', '/events', 400, '/query/fromBlock'],
  ['/events?fromBlock=4294967296', '/events', 400, '/query/fromBlock'],
  ['/stream?topics=everything', '/stream', 400, '/query/topics'],
];

describe('what is wrong is a problem that says where', () => {
  it.each(BAD)('GET %s', async (path, template, status, pointer) => {
    const answer = await get(path);
    expect(answer.statusCode).toBe(status);
    expect(faultsOf(`/api/v1${template}`, status, mediaType(answer), answer.json())).toEqual([]);
    const { errors } = answer.json<{ errors?: { pointer: string }[] }>();
    expect(errors?.map((error) => error.pointer) ?? null).toEqual(pointer === null ? null : [pointer]);
  });

  it('answers an unknown address and an unknown method with a problem', async () => {
    for (const method of ['GET', 'POST', 'DELETE'] as const) {
      const answer = await app.inject({ method, url: '/api/v1/nowhere' });
      expect({ status: answer.statusCode, type: mediaType(answer) }).toEqual({ status: 404, type: 'application/problem+json' });
    }
    expect((await app.inject({ method: 'POST', url: '/api/v1/issues' })).statusCode).toBe(404);
  });
});
