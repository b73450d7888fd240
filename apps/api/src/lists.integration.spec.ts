import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Event } from '@joust/tables/scan';
import { startPostgres, type TestPostgres } from '@joust/tables/testing';
import type { DataSource } from 'typeorm';
import { Snapshot } from './database/snapshot.ts';
import { eventually, startServer } from './testing/server.ts';
import { buildWorld, commitBlock, HEAD, HOTKEYS } from './testing/world.ts';

let postgres: TestPostgres;
let db: DataSource;
let app: NestFastifyApplication;

beforeAll(async () => {
  postgres = await startPostgres();
  const url = await postgres.database('lists');
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

interface List {
  items: Record<string, unknown>[];
  page: { next: string | null; limit: number; total: number };
}
const list = async (path: string): Promise<List> => (await app.inject(`/api/v1${path}`)).json<List>();

/** Every page of a list, one after the other. */
const pages = async (path: string): Promise<List[]> => {
  const seen = [await list(path)];
  for (let next = seen[0]?.page.next ?? null; next !== null; next = seen.at(-1)?.page.next ?? null) {
    seen.push(await list(`${path}&cursor=${next}`));
    if (seen.length > 50) throw new Error('the list does not end');
  }
  return seen;
};

describe('paging', () => {
  it.each([
    ['/issues?limit=2', 6],
    ['/issues?limit=1&sort=target', 6],
    ['/issues?limit=4&sort=-statusSince', 6],
    ['/issues?limit=2&sort=-filled', 6],
    ['/competitions?limit=1', 3],
    ['/competitions?limit=1&sort=decided', 3],
    ['/miners?limit=1', 4],
    ['/validators?limit=3', 4],
    ['/ratings?limit=2', 3],
    ['/events?limit=2', 5],
    ['/extrinsics?limit=1', 3],
    ['/contract/ledger?limit=1', 2],
    ['/oss/contributions?limit=1', 3],
    ['/competitions/1/votes?limit=2', 3],
    ['/competitions/1/timeline?limit=5', 16],
    ['/issues/4/funding?limit=1', 2],
  ])('%s shows each of %i rows once', async (path, total) => {
    const all = await pages(path);
    const whole = await list(path.replace(/limit=\d+/, 'limit=100'));
    expect(all.flatMap((page) => page.items)).toEqual(whole.items);
    expect(all.map((page) => page.page.total)).toEqual(all.map(() => total));
    expect(all.at(-1)?.page.next).toBeNull();
  });

  it('refuses the cursor of other filters or another order', async () => {
    const { page } = await list('/issues?limit=2');
    for (const other of ['/issues?status=open&limit=2', '/issues?sort=id&limit=2', '/miners?limit=2']) {
      const answer = await app.inject(`/api/v1${other}&cursor=${page.next}`);
      expect({ other, status: answer.statusCode, at: answer.json<{ errors: { pointer: string }[] }>().errors[0]?.pointer }).toEqual({
        other,
        status: 400,
        at: '/query/cursor',
      });
    }
  });

  it('refuses a forged key before the database sees it', async () => {
    const { page } = await list('/events?limit=2');
    const forged = JSON.parse(Buffer.from(page.next ?? '', 'base64url').toString()) as { k: string[] };
    forged.k[0] = "1'; DROP TABLE event";
    const answer = await app.inject(`/api/v1/events?limit=2&cursor=${Buffer.from(JSON.stringify(forged)).toString('base64url')}`);
    expect(answer.statusCode).toBe(400);
  });

  it('goes on where it was when newer rows arrive', async () => {
    const first = await list('/events?limit=2');
    await db.getRepository(Event).insert({
      blockNumber: 995,
      eventIndex: 0,
      extrinsicIndex: null,
      source: 'contract',
      name: 'IssueOpened',
      data: {},
      issueId: null,
      competitionId: null,
      accounts: [],
    });
    const second = await list(`/events?limit=2&cursor=${first.page.next}`);
    expect(second.items.map((row) => [row['block'], row['eventIndex']])).toEqual([
      [700, 3],
      [100, 1],
    ]);
  });
});

it('ranks by effective rating, and knows the leaderboard of a past block', async () => {
  const now = await list('/ratings');
  expect(now.items.map((row) => [row['rank'], (row['miner'] as { githubId: string }).githubId])).toEqual([
    [1, '9001'],
    [2, '9003'],
    [3, '9002'],
  ]);
  const past = (await app.inject('/api/v1/ratings?atBlock=499')).json<List & { basis: { results: number; anchor: number } }>();
  expect(past.basis).toMatchObject({ results: 0, anchor: 499 });
  expect(past.items.map((row) => (row['rating'] as { effective: number }).effective)).toEqual([1_500_000, 1_500_000, 1_500_000]);
});

it('knows who waits for an issue, and whether they may be paired', async () => {
  const { items } = await list('/issues/3/enrolments');
  expect(items).toMatchObject([
    {
      miner: { hotkey: HOTKEYS[2] },
      preference: 1,
      picks: ['3', '4'],
      eligible: true,
      occupiedIn: null,
      waitingSinceBlock: 860,
      expiresBlock: 1152,
    },
  ]);
  expect((await list('/issues/1/enrolments')).items).toEqual([]);
});

it('counts issues by state and the money by where it is', async () => {
  expect((await app.inject('/api/v1/issues/stats')).json()).toMatchObject({
    counts: { registered: 2, funded: 0, open: 1, competing: 1, solved: 1, cancelled: 1 },
    openCompetitions: 1,
    competitions: 3,
    target: '80000000000',
    filled: '52500000000',
    paid: '20000000000',
    recycled: '5000000000',
  });
  expect((await app.inject('/api/v1/contract')).json()).toMatchObject({
    anchor: 995,
    nextAnchor: 1004,
    totalWeight: '120000000000',
    ledger: { gap: '0', filledUnpaid: '65000000000' },
  });
});

describe('an ETag', () => {
  it('spares the answer while nothing changed, and no longer after a commit', async () => {
    for (const path of ['/issues', '/competitions/1', '/ratings', '/contract']) {
      const first = await app.inject(`/api/v1${path}`);
      const etag = String(first.headers['etag']);
      const again = await app.inject({ url: `/api/v1${path}`, headers: { 'if-none-match': etag } });
      expect({ status: again.statusCode, body: again.body, etag: again.headers['etag'] }).toEqual({ status: 304, body: '', etag });
      const { block_number: block } = (
        (await db.query(`SELECT block_number FROM cursor WHERE name = 'scan'`)) as { block_number: number }[]
      )[0] ?? { block_number: HEAD };
      await commitBlock(db, { block: block + 1, eventIndex: -1, issues: [], competitions: [] });
      const changed = await app.inject({ url: `/api/v1${path}`, headers: { 'if-none-match': etag } });
      expect({ status: changed.statusCode, same: changed.headers['etag'] === etag }).toEqual({ status: 200, same: false });
    }
  });

  it('belongs to the answer it comes with', async () => {
    const answer = await app.inject('/api/v1/issues');
    expect(String(answer.headers['etag'])).toContain(`"${answer.json<{ asOf: { block: number } }>().asOf.block}.`);
  });
});

it('asks the database as often for many rows as for one', async () => {
  const rows = Snapshot.prototype.rows;
  let asked = 0;
  Snapshot.prototype.rows = function counted<Row>(this: Snapshot, sql: string, values?: readonly unknown[]): Promise<Row[]> {
    asked += 1;
    return rows.call(this, sql, values) as Promise<Row[]>;
  };
  try {
    const cost = async (path: string): Promise<number> => {
      asked = 0;
      expect((await app.inject(`/api/v1${path}`)).statusCode).toBe(200);
      return asked;
    };
    for (const path of ['/competitions', '/miners', '/validators', '/events', '/competitions/1/votes', '/ratings']) {
      expect({ path, statements: await cost(`${path}?limit=100`) }).toEqual({ path, statements: await cost(`${path}?limit=1`) });
    }
  } finally {
    Snapshot.prototype.rows = rows;
  }
});
