import { blake2b } from '@noble/hashes/blake2b';
import fc from 'fast-check';
import { rate } from './rate.ts';
import { ratingsBytes, ratingsHash } from './ratings-hash.ts';
import { histories } from './testing/histories.ts';
import { AT, result } from './testing/results.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('ratingsHash', () => {
  it('hashes the documented bytes', () => {
    const ratings = rate([result('FaultB', 1n, 2n, 0)], AT);
    const row = (player: string, rating: string, results: string, ema: string, strikes: string) =>
      player + rating + rating + results + ema + strikes + '40420f00';
    expect(hex(ratingsBytes(ratings))).toBe(
      '01000000' +
        '02000000' +
        '06f0000000000000' +
        row('0100000000000000', '60e31600', '00000000', '00800000', '00000000') +
        row('0200000000000000', '5af31500', '01000000', '00480000', '01000000'),
    );
    expect(ratingsHash(ratings)).toBe(`0x${hex(blake2b(ratingsBytes(ratings), { dkLen: 32 }))}`);
  });

  it('does not depend on the order of the map', () =>
    fc.assert(
      fc.property(histories(), (results) => {
        const { players, house } = rate(results, AT);
        const turned = new Map([...players].reverse());
        return ratingsHash({ players, house }) === ratingsHash({ players: turned, house });
      }),
    ));

  it('tells one milli-Elo apart', () => {
    const ratings = rate([result('WinA', 1n, 2n, 0)], AT);
    expect(ratingsHash({ ...ratings, house: 1 })).not.toBe(ratingsHash(ratings));
  });
});
