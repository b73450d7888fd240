import { blake2b } from '@noble/hashes/blake2b';
import { drawLot, inOrder } from './order.ts';
import { HASH, miner } from './testing/epoch.ts';

describe('the order of choice', () => {
  it('is priority, then enrolment', () => {
    const miners = [miner(1, 1500, [1], { enrolledAt: 9 }), miner(2, 1500, [1], { enrolledAt: 8 }), miner(3, 1600, [1])];
    expect(inOrder(miners, HASH).map(({ hotkey }) => hotkey)).toEqual(['M3', 'M2', 'M1']);
  });

  it('draws lots from the anchor hash and the GitHub id as u64 little endian', () => {
    const input = Buffer.from(`${HASH.slice(2)}0807060504030201`, 'hex');
    expect(drawLot(Buffer.from(HASH.slice(2), 'hex'), 0x0102030405060708n)).toEqual(blake2b(new Uint8Array(input), { dkLen: 32 }));
  });

  it('breaks ties by the lot, which another anchor draws anew', () => {
    const ids = Array.from({ length: 12 }, (_, index) => index + 1);
    const order = (hash: string) =>
      inOrder(
        ids.map((id) => miner(id, 1500, [1])),
        hash,
      ).map(({ githubId }) => githubId);
    const lots = ids.map(
      (id) => [Buffer.from(drawLot(Buffer.from(HASH.slice(2), 'hex'), BigInt(id))).toString('hex'), BigInt(id)] as const,
    );
    expect(order(HASH)).toEqual(lots.sort(([x], [y]) => (x < y ? -1 : 1)).map(([, id]) => id));
    expect(order(`0x${'11'.repeat(32)}`)).not.toEqual(order(HASH));
  });

  it('refuses what is not a block hash', () => {
    expect(() => inOrder([], '0x12')).toThrow('not a block hash');
    expect(() => inOrder([], HASH.slice(2))).toThrow('not a block hash');
  });
});
