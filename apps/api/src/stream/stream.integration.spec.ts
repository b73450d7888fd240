import { get, type IncomingMessage } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startPostgres, type TestPostgres } from '@joust/tables/testing';
import type { DataSource } from 'typeorm';
import { eventually, startServer } from '../testing/server.ts';
import { buildWorld, commitBlock, HEAD } from '../testing/world.ts';

let postgres: TestPostgres;
let db: DataSource;
let app: NestFastifyApplication;
let address: string;
let block = HEAD;

beforeAll(async () => {
  postgres = await startPostgres();
  const url = await postgres.database('stream');
  db = await buildWorld(url);
  app = await startServer(url, { streamClients: 2 });
  await app.listen(0, '127.0.0.1');
  address = await app.getUrl();
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

interface Told {
  event: string;
  id: string;
  ref: string;
}
interface Stream {
  response: IncomingMessage;
  told: Told[];
  close(): Promise<void>;
}

const open = (query = '', headers: Record<string, string> = {}): Promise<Stream> =>
  new Promise((resolve, reject) => {
    const request = get(`${address}/api/v1/stream${query}`, { headers }, (response) => {
      const told: Told[] = [];
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        const parts = (text + chunk).split('\n\n');
        text = parts.pop() ?? '';
        for (const part of parts) {
          const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1];
          const event = field('event');
          if (event !== undefined)
            told.push({ event, id: field('id') ?? '', ref: (JSON.parse(field('data') ?? '{}') as { ref: string }).ref });
        }
      });
      response.on('error', () => undefined); // closing our end is how a client leaves
      const close = (): Promise<void> =>
        new Promise((closed) => {
          response.once('close', () => closed());
          request.destroy();
        });
      resolve({ response, told, close });
    });
    request.on('error', reject);
  });

const commit = (issues: string[], competitions: string[]): Promise<void> => {
  block += 1;
  return commitBlock(db, { block, eventIndex: Math.max(issues.length, competitions.length) - 1, issues, competitions });
};
const names = (stream: Stream): string[] => stream.told.map(({ event, ref }) => `${event} ${ref}`);
const heard = (stream: Stream, last: string): Promise<string[]> =>
  eventually(
    async () => names(stream),
    (told) => told.includes(last),
  );

it('tells a head at once, and what changed with each commit', async () => {
  const stream = await open();
  expect(stream.response.headers).toMatchObject({ 'content-type': 'text/event-stream', 'x-content-type-options': 'nosniff' });
  await heard(stream, `head ${block}`);
  await commit(['1', '2'], ['2']);
  expect((await heard(stream, `head ${block}`)).slice(-4)).toEqual(['issue 1', 'issue 2', 'competition 2', `head ${block}`]);
  await stream.close();
});

it('tells a client of its topics only', async () => {
  const stream = await open('?topics=competition:2');
  await commit(['1'], ['1']);
  await commit(['2'], ['2']);
  expect((await heard(stream, 'competition 2')).filter((told) => !told.startsWith('resync'))).toEqual(['competition 2']);
  await stream.close();
});

it('tells a client that comes back what it missed, once', async () => {
  const first = await open();
  await heard(first, `head ${block}`);
  const { id } = first.told.at(-1) ?? { id: '' };
  await first.close();
  await commit(['3'], []);
  await commit([], ['2']);
  const second = await open('', { 'last-event-id': id });
  expect(await heard(second, `head ${block}`)).toEqual(['issue 3', 'issue 2', 'competition 2', `head ${block}`]);
  const { id: seen } = second.told.at(-1) ?? { id: '' };
  await second.close();
  const third = await open('', { 'last-event-id': seen });
  expect(await heard(third, `head ${block}`)).toEqual([`head ${block}`]);
  await third.close();
});

it.each(['nonsense', '9999999999-000000.7', '0000000001-000000.6'])('asks a client with the id %s to load everything again', async (id) => {
  const stream = await open('', { 'last-event-id': id });
  expect((await heard(stream, `head ${block}`))[0]).toBe('resync missed');
  await stream.close();
});

it('asks everybody to load again after a commit that changed too much to name', async () => {
  const stream = await open('?topics=issue:1');
  block += 1;
  await commitBlock(db, { block, eventIndex: -1, issues: null, competitions: null });
  await heard(stream, 'resync paused');
  await stream.close();
});

it('refuses one stream more than it keeps', async () => {
  const streams = [await open(), await open()];
  const refused = await open();
  expect({ status: refused.response.statusCode, type: refused.response.headers['content-type'] }).toEqual({
    status: 503,
    type: 'application/problem+json; charset=utf-8',
  });
  await Promise.all(streams.map((stream) => stream.close()));
  const after = await eventually(
    () => open(),
    (stream) => stream.response.statusCode === 200,
  );
  await after.close();
});

it('asks everybody to load again after the database was away', async () => {
  const stream = await open();
  await postgres.pause();
  await postgres.resume();
  await heard(stream, 'resync paused');
  await stream.close();
});
