import { SplitMix64 } from './splitmix64.ts';

const known = new Map<string, readonly [high: number, low: number]>();

/**
 * A stream of its own for one purpose of one seed: `stream(7, 'fate', issue, attempt)`. What a policy changes then never
 * shifts the luck of anything else, so two policies on one seed face the same world (paired seeds).
 */
export const stream = (seed: number, ...labels: readonly (string | number)[]): SplitMix64 => {
  let random = new SplitMix64(BigInt(seed));
  for (const label of labels) {
    const [high, low] = typeof label === 'number' ? [0, label] : hashOf(label);
    random = random.branch(high, low);
  }
  return random;
};

/** FNV-1a, 64 bits, as two halves. */
const hashOf = (label: string): readonly [number, number] => {
  const before = known.get(label);
  if (before !== undefined) return before;
  let hash = 0xcbf29ce484222325n;
  for (const letter of label) hash = BigInt.asUintN(64, (hash ^ BigInt(letter.codePointAt(0) ?? 0)) * 0x100000001b3n);
  const halves = [Number(hash >> 32n), Number(hash & 0xffffffffn)] as const;
  known.set(label, halves);
  return halves;
};
