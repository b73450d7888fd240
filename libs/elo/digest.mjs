#!/usr/bin/env node
/**
 * Prints the digest of the first N random events of vectors/random-events.txt by the built library:
 * `node libs/elo/digest.mjs 1000000`, and with `--jitless` in front to have it from the interpreter alone.
 */
import { createHash } from 'node:crypto';
import { OUTCOMES, rate, ratingsBytes } from './dist/index.js';

const SEED = 20_261_121n;
const WORLD = 5_000;

/** Two halves of 64 bits, `[low, high]`, one after the other. */
const splitmix64 = (seed) => {
  let state = seed;
  return () => {
    state = BigInt.asUintN(64, state + 0x9e37_79b9_7f4a_7c15n);
    let z = BigInt.asUintN(64, (state ^ (state >> 30n)) * 0xbf58_476d_1ce4_e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d0_49bb_1331_11ebn);
    z ^= z >> 31n;
    return [Number(z & 0xffff_ffffn), Number(z >> 32n)];
  };
};

const worldOf = ([low, high]) => ({
  players: 8 << (low & 7),
  blocksPerDay: [7_200, 36, 1_000, 1][(low >>> 8) & 3],
  anchor: 1_000_000 + (low >>> 16),
  base: (high >>> 8) & 1 ? 2n ** 63n : 1n,
});

const eventOf = ({ players, blocksPerDay, anchor, base }, index, [who, end], [low, high]) => {
  const a = (who & 0xffff) % players;
  const b = (a + 1 + ((who >>> 16) % (players - 1))) % players;
  const resolvedBlock = anchor + 5 * blocksPerDay - (end % (115 * blocksPerDay));
  const event = {
    id: BigInt((index * 7_919) % WORLD),
    startBlock: resolvedBlock - ((low & 0xff_ffff) % (21 * blocksPerDay + 1)),
    resolvedBlock,
    a: base + BigInt(a),
    b: base + BigInt(b),
    outcome: OUTCOMES[(low >>> 24) % 10],
    validA: (high & 1) === 1,
    validB: ((high >>> 1) & 1) === 1,
  };
  if (((high >>> 2) & 15) !== 0) return event;
  const at = resolvedBlock + (((high >>> 6) & 0xf_ffff) % (40 * blocksPerDay + 1));
  return { ...event, amended: { at, outcome: OUTCOMES[(high >>> 26) % 10] } };
};

/** Every fifth player competes at the anchor. */
const occupiedOf = ({ players, base }) => new Set(Array.from({ length: Math.ceil(players / 5) }, (_, index) => base + BigInt(5 * index)));

const digest = (count) => {
  const next = splitmix64(SEED);
  const hash = createHash('sha256');
  for (let first = 0; first < count; first += WORLD) {
    const world = worldOf(next());
    const results = Array.from({ length: Math.min(WORLD, count - first) }, (_, index) => eventOf(world, index, next(), next()));
    const { anchor, blocksPerDay } = world;
    hash.update(ratingsBytes(rate(results, { anchor, blocksPerDay, occupied: occupiedOf(world) })));
  }
  return hash.digest('hex');
};

console.log(digest(Number(process.argv[2] ?? 1_000_000)));
