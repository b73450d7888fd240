/** Processes of one machine that use the same token share one budget. */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { GithubClient } from '@joust/github';
import { z } from 'zod';
import { SetClock } from '../clock/clock.ts';
import { createStandIn, type StandIn } from '../http/stand-in.ts';

/** The built library, as validators run it. */
const LIBRARY = new URL('../../../../libs/github/dist/index.js', import.meta.url);
const TOKEN = 'a-token-of-two';
const POINTS = 40;

/** Asks until it is refused; says what it got. */
const ASKING = `
import { GithubClient } from ${JSON.stringify(LIBRARY.href)};
const [baseUrl, ledgerFolder] = process.argv.slice(1);
const client = new GithubClient({ baseUrl, ledgerFolder, token: '${TOKEN}', pointsPerHour: ${POINTS}, spacingMs: 10, retries: 0 });
const anything = { safeParse: (data) => ({ success: true, data }) };
console.log('ready');
await new Promise((resolve) => process.stdin.once('data', resolve));
const starts = [];
for (;;) {
  try {
    await client.graphql(anything, 'query { rateLimit { cost remaining limit resetAt } }');
    starts.push(Date.now());
  } catch (error) {
    console.log(JSON.stringify({ answered: starts.length, error: error.name }));
    process.exit(0);
  }
}`;

let folder: string;
let standIn: StandIn;
const children: ChildProcess[] = [];

beforeEach(async () => {
  expect({ built: existsSync(LIBRARY) }).toEqual({ built: true });
  folder = mkdtempSync(join(tmpdir(), 'joust-processes-'));
  standIn = await createStandIn({ clock: new SetClock(Date.parse('2026-11-21T08:00:00Z')) });
});
afterEach(async () => {
  children.splice(0).forEach((child) => child.kill('SIGKILL'));
  await standIn.stop();
  rmSync(folder, { recursive: true });
});

interface Asker {
  readonly ready: Promise<unknown>;
  readonly go: () => void;
  readonly said: Promise<{ answered: number; error: string }>;
}

const saidSchema = z.object({ answered: z.number(), error: z.string() });

const startAsking = (): Asker => {
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', ASKING, standIn.url, folder]);
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const ready = once(lines, 'line');
  return {
    ready,
    go: () => child.stdin.write('\n'),
    said: ready.then(async () => saidSchema.parse(JSON.parse(String((await once(lines, 'line'))[0])))),
  };
};

it('two processes spend one budget together, and not a point more', async () => {
  const askers = [startAsking(), startAsking()];
  await Promise.all(askers.map(({ ready }) => ready));
  askers.forEach(({ go }) => go());
  const said = await Promise.all(askers.map((it) => it.said));
  expect(said.map(({ error }) => error)).toEqual(['BudgetSpent', 'BudgetSpent']);
  expect(said.reduce((sum, { answered }) => sum + answered, 0)).toBe(POINTS);
  expect(standIn.usage().graphql.used).toBe(POINTS);
});

it('a limit that one process strikes keeps the other one quiet', async () => {
  await fetch(`${standIn.url}/_control/faults`, {
    method: 'POST',
    body: JSON.stringify({ kind: 'secondaryLimit', times: 1, resetSeconds: 60 }),
  });
  for (const expected of [1, 1]) {
    const asker = startAsking();
    await asker.ready;
    asker.go();
    expect(await asker.said).toEqual({ answered: 0, error: 'RateLimited' });
    expect(standIn.usage().requests).toBe(expected);
  }
  const other = new GithubClient({ baseUrl: standIn.url, ledgerFolder: folder, token: 'another', retries: 0 });
  await other.get(z.object({}), '/rate_limit');
  expect(standIn.usage().requests).toBe(2);
});
