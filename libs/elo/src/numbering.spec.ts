import { Numbering } from './numbering.ts';

const words = (key: bigint): [number, number] => [Number(key & 0xffff_ffffn), Number(key >> 32n)];

describe('Numbering', () => {
  it.each([0, 5_000])('numbers keys in the order of their first coming, with room for %i', (expected) => {
    const numbers = new Numbering(expected);
    const known = new Map<bigint, number>();
    let key = 1n;
    for (let run = 0; run < 20_000; run += 1) {
      // Multiples of 64 collide, and the largest keys have both words.
      key = run % 3 === 0 ? BigInt(run % 9_000) * 64n : (key * 6_364_136_223_846_793_005n + 1n) & 0xffff_ffff_ffff_ffffn;
      if (!known.has(key)) known.set(key, known.size);
      if (numbers.of(...words(key)) !== known.get(key)) throw new Error(`run ${run}: ${key} has another number`);
    }
    expect(numbers.size).toBe(known.size);
    expect(known.size).toBeGreaterThan(5_000);
  });
});
