/**
 * The results that every contender rates: two of 256 miners, spread evenly over one window of 90 days, from xorshift32.
 * In a file each is eight u32, little endian: start block, resolved block, a, b, outcome, validity of a, of b, nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs';

export const ANCHOR = 1_000_000;
export const BLOCKS_PER_DAY = 7_200;
export const WORDS = 8;
const WINDOW = 90 * BLOCKS_PER_DAY;
const MINERS = 256;
const LONGEST = 21 * BLOCKS_PER_DAY;
/** Most competitions end with a winner. */
const OUTCOMES = ['WinA', 'WinB', 'WinA', 'WinB', 'WinA', 'WinB', 'BothFail', 'FaultA', 'WalkoverB', 'EarlyA'];

/** xorshift32: whole numbers below `bound`. */
export const drawFrom = (seed) => {
  let state = seed;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
};

export const writeResults = (file, count) => {
  const draw = drawFrom(2_463_534_242 | 0);
  const words = new Uint32Array(count * WORDS);
  for (let index = 0; index < count; index += 1) {
    const a = draw(MINERS);
    const resolved = ANCHOR - WINDOW + 1 + Math.floor((index * (WINDOW - 1)) / count);
    words.set([resolved - draw(LONGEST), resolved, a, (a + 1 + draw(MINERS - 1)) % MINERS, draw(10), draw(2), draw(2)], index * WORDS);
  }
  writeFileSync(file, new Uint8Array(words.buffer));
};

/** As libraries without our outcomes see them: a won or b did. */
export const readMeetings = (file, count) =>
  Array.from(readWords(file, count), (words) => ({ a: words[2], b: words[3], won: words[4] % 2 === 0 ? 1 : 0 }));

/** As libs/elo takes them; GitHub ids have eight digits. */
export const readResults = (file, count) =>
  Array.from(readWords(file, count), ([startBlock, resolvedBlock, a, b, outcome, validA, validB], index) => ({
    id: BigInt(index + 1),
    startBlock,
    resolvedBlock,
    a: playerOf(a),
    b: playerOf(b),
    outcome: OUTCOMES[outcome],
    validA: validA === 1,
    validB: validB === 1,
  }));

export const playerOf = (number) => 10_000_019n + BigInt(number) * 300_007n;

function* readWords(file, count) {
  const { buffer } = new Uint8Array(readFileSync(file));
  for (let index = 0; index < count; index += 1) yield new Uint32Array(buffer, index * WORDS * 4, WORDS);
}
