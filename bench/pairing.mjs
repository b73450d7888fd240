#!/usr/bin/env node
/**
 * How long pairing takes for 256 miners on 50 issues: `pair` alone, in three kinds of epochs and as the first call of a new
 * process, and all that a validator computes at an anchor: ratings of 4,500 results, candidates, meetings, pairs, proposal.
 *
 *   npm run build && node bench/pairing.mjs
 *
 * Milliseconds by the clock, medians of the runs. Writes bench/results/pairing.json; exits 1 when a gate is missed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rate } from '@joust/elo';
import { candidates, countMeetings, pair, proposalOf } from '@joust/pairing';
import { ANCHOR, BLOCKS_PER_DAY, drawFrom, playerOf, readResults, writeResults } from './contenders/results.mjs';
import { circumstances, median, rounded } from './contenders/statistics.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [MINERS, ISSUES, RESULTS] = [256, 50, 4_500];
const [RUNS, WARM_UP, FIRSTS] = [200, 50, 7];
const GATE_MILLIS = 20;
const ALPHA = 1_000_000_000n;
const EPOCH_BLOCKS = 1_800;
const HASH = `0x${'5a'.repeat(32)}`;

if (process.argv[2] === '--first') {
  console.log(millisOf(() => pair(anyPicks(drawFrom(1), MINERS))));
} else {
  const kinds = {
    [`${MINERS} miners, three picks each`]: (draw) => anyPicks(draw, MINERS),
    '60 miners, so that many issues leave play': (draw) => anyPicks(draw, 60),
    'a chain: each issue that leaves play makes the next one lone': () => chain(),
  };
  const runs = Object.entries(kinds).map(([kind, epoch]) => ({ kind, ...summary(repeat(epoch, pair)) }));
  const first = Array.from({ length: FIRSTS }, firstCall);
  const round = summary(repeat(anchorView(), decide));
  const medians = [...runs.map(({ medianMillis }) => medianMillis), median(first), round.medianMillis];
  const result = {
    by: 'bench/pairing.mjs',
    ...circumstances(root, process.execPath),
    miners: MINERS,
    issues: ISSUES,
    pair: runs,
    firstCallMillis: rounded(median(first)),
    validatorRound: { results: RESULTS, ...round },
    lessThanMillis: GATE_MILLIS,
    met: medians.every((millis) => millis < GATE_MILLIS),
  };
  writeFileSync(join(root, 'bench/results/pairing.json'), `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify(result, null, 2));
  process.exitCode = result.met ? 0 : 1;
}

function millisOf(work) {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** The input is made before the clock starts. */
function repeat(makeInput, work) {
  const draw = drawFrom(7);
  const millis = Array.from({ length: WARM_UP + RUNS }, () => {
    const input = makeInput(draw);
    return millisOf(() => work(input));
  });
  return millis.slice(WARM_UP);
}

function summary(millis) {
  return { runs: millis.length, medianMillis: rounded(median(millis)), slowestMillis: rounded(Math.max(...millis)) };
}

function firstCall() {
  const { stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--first'], { encoding: 'utf8' });
  return Number(stdout);
}

function issueOf(number, bounty) {
  return { id: BigInt(number), bounty: bounty * ALPHA, authorId: BigInt(number), readyAt: 0 };
}

function minerOf(number, picks, priority) {
  return { hotkey: `M${number}`, coldkey: `C${number}`, githubId: playerOf(number), picks: picks.map(BigInt), enrolledAt: 1, priority };
}

/** Three different picks of the issues, the same for the same draws. */
function threePicks(draw) {
  const picks = new Set();
  while (picks.size < 3) picks.add(1 + draw(ISSUES));
  return [...picks];
}

function anyPicks(draw, count) {
  const met = new Map();
  const key = (a, b) => (a < b ? `${a}:${b}` : `${b}:${a}`);
  for (let left = count; left > 0; left -= 1) met.set(key(playerOf(draw(count)), playerOf(draw(count))), 1 + draw(2));
  return {
    issues: Array.from({ length: ISSUES }, (_, index) => issueOf(index + 1, BigInt(10 + draw(90)))),
    miners: Array.from({ length: count }, (_, index) => minerOf(index, threePicks(draw), 1_300_000 + draw(400_000))),
    anchorHash: HASH,
    meetings: (a, b) => met.get(key(a, b)) ?? 0,
    previousAnchor: 0,
  };
}

/** Miner n wants issue n and else n + 1, and nobody may meet: every issue leaves play, and always the first miner chooses anew. */
function chain() {
  const issues = Array.from({ length: ISSUES }, (_, index) => issueOf(index + 1, BigInt(index + 1)));
  const picks = (index) => [1 + (index % ISSUES), 1 + ((index + 1) % ISSUES), 1 + ((index + 2) % ISSUES)];
  const miners = Array.from({ length: MINERS }, (_, index) => minerOf(index, picks(index), 2_000_000 - index));
  return { issues, miners, anchorHash: HASH, meetings: () => 2, previousAnchor: 0 };
}

/** What a validator has read at an anchor. */
function anchorView() {
  const folder = mkdtempSync(join(tmpdir(), 'joust-pairing-'));
  const file = join(folder, 'window.u32');
  writeResults(file, RESULTS);
  const results = readResults(file, RESULTS);
  rmSync(folder, { recursive: true });
  const opened = { registeredAt: 1, openedAt: ANCHOR - 2 * EPOCH_BLOCKS };
  return (draw) => ({
    results,
    issues: Array.from({ length: ISSUES }, (_, index) => ({ ...issueOf(index + 1, BigInt(10 + draw(90))), ...opened })),
    enrolled: Array.from({ length: MINERS }, (_, index) => ({
      ...minerOf(index, threePicks(draw), 0),
      boundAt: 1,
      enrolledAt: ANCHOR - 1,
      waitingSince: ANCHOR - 1 - draw(40_000),
      expiresAt: ANCHOR + 1,
    })),
  });
}

/** What a validator computes from it. */
function decide({ results, issues, enrolled }) {
  const at = { anchor: ANCHOR, blocksPerDay: BLOCKS_PER_DAY, occupied: new Set() };
  const chosen = candidates({ ...at, epochBlocks: EPOCH_BLOCKS, issues, enrolled, ratings: rate(results, at) });
  const meetings = countMeetings(results, at);
  const pairs = pair({ ...chosen, anchorHash: HASH, meetings, previousAnchor: ANCHOR - EPOCH_BLOCKS });
  return proposalOf(pairs, chosen.issues);
}
