#!/usr/bin/env node
/**
 * What a validator's round over 200 open issues costs at GitHub, and how long it takes when every answer takes 100 ms: the
 * first round, and the next one, when a tenth of the issues changed. Beside it two loops over the issues: the least that any
 * can cost (one query an issue, nothing else read), and our own client asked for one issue at a time.
 *
 *   npm run build && node bench/github-budget.mjs
 *
 * Points as the stand-in counts them, by GitHub's published rule. Writes bench/results/github-budget.json; exits 1 when a
 * gate is missed.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GithubClient } from '@joust/github';
import { changeATenth, createStandIn, setCrowd, SetClock } from '@joust/github-stand-in';
import { circumstances, rounded } from './contenders/statistics.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const SIZE = { repositories: 20, issuesEach: 10, othersEach: 120 };
const LATENCY_MILLIS = 100;
const GATES = { timesCheaper: 8, seconds: 60 };
const NOW = Date.parse('2026-11-21T08:00:00Z');

const standIn = await createStandIn({ clock: new SetClock(NOW), limit: 1_000_000 });
try {
  const requests = await setCrowd(order, SIZE, BigInt(NOW));
  await order('faults', { kind: 'delay', delayMs: LATENCY_MILLIS });
  const client = new GithubClient({ baseUrl: standIn.url });
  const first = await measured(() => round(client, requests));
  await changeATenth(order, SIZE);
  const next = await measured(() => round(client, requests));
  await fetch(`${standIn.url}/_control/faults`, { method: 'DELETE' });
  const leastLoop = await measured(() => eachOnce(requests));
  const ownLoop = await measured(() => oneByOne(requests));
  const timesCheaper = rounded(leastLoop.points / next.points);
  const result = {
    by: 'bench/github-budget.mjs',
    ...circumstances(root, process.execPath),
    issues: requests.length,
    repositories: SIZE.repositories,
    latencyMillis: LATENCY_MILLIS,
    firstRound: first,
    nextRound: { changed: requests.length / 10, ...next },
    loops: { leastPoints: leastLoop.points, ownClientPoints: ownLoop.points },
    timesCheaper,
    atLeast: GATES.timesCheaper,
    lessThanSeconds: GATES.seconds,
    met: timesCheaper >= GATES.timesCheaper && Math.max(first.seconds, next.seconds) < GATES.seconds,
  };
  writeFileSync(join(root, 'bench/results/github-budget.json'), `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify(result, null, 2));
  process.exitCode = result.met ? 0 : 1;
} finally {
  await standIn.stop();
}

async function order(name, body) {
  const answer = await fetch(`${standIn.url}/_control/${name}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${name} was refused: ${await answer.text()}`);
}

async function measured(work) {
  const before = standIn.usage();
  const began = performance.now();
  await work();
  const seconds = rounded((performance.now() - began) / 1_000);
  const after = standIn.usage();
  return { points: after.graphql.used - before.graphql.used, requests: after.requests - before.requests, seconds };
}

/** What a validator does: everything at once. */
async function round(client, requests) {
  complete(await client.evidence(requests), requests.length);
}

async function oneByOne(requests) {
  const client = new GithubClient({ baseUrl: standIn.url, spacingMs: 0 });
  for (const request of requests) complete(await client.evidence([request]), 1);
}

function complete(evidence, count) {
  const unread = evidence.filter(({ kind }) => kind !== 'read');
  if (evidence.length !== count || unread.length > 0)
    throw new Error(`${unread.length} issues were not read: ${JSON.stringify(unread[0])}`);
}

/** A query an issue, for no more than whether it is closed: less than any verdict needs. */
async function eachOnce(requests) {
  for (const { issue } of requests) {
    const [owner, name] = issue.repo.split('/');
    const query = `{ repository(owner: "${owner}", name: "${name}") { issue(number: ${issue.number}) { state timelineItems(last: 20, itemTypes: [CLOSED_EVENT]) { nodes { ... on ClosedEvent { createdAt } } } } } }`;
    const answer = await fetch(`${standIn.url}/graphql`, { method: 'POST', body: JSON.stringify({ query }) });
    const { errors } = await answer.json();
    if (errors) throw new Error(JSON.stringify(errors));
  }
}
