import type { Chain } from '@joust/contract';
import { blockToJudge } from './block-to-judge.ts';

/** A node whose pool counts `sent` transactions of the key, and whose blocks 12 (due) and 15 (newest) show some of them. */
const node = (sent: number, shown: Readonly<Record<string, number>>): Chain =>
  ({
    nextNonce: () => Promise.resolve(sent),
    blockHash: (number: number) => Promise.resolve(`0x${number}`),
    finalized: () => Promise.resolve({ number: 15, hash: '0x15' }),
    account: (_: string, { at }: { at: string }) => Promise.resolve({ nonce: shown[at] ?? 0, free: 0n }),
  }) as unknown as Chain;

describe('the block a round decides from', () => {
  it('is the due one when it shows all that this key has sent', async () =>
    expect(await blockToJudge(node(4, { '0x12': 4, '0x15': 4 }), 'V1', 12)).toEqual({ number: 12, hash: '0x12' }));

  it('is the newest one when something was included since', async () =>
    expect(await blockToJudge(node(5, { '0x12': 4, '0x15': 5 }), 'V1', 12)).toEqual({ number: 15, hash: '0x15' }));

  it('is none while something waits for a block', async () =>
    expect(await blockToJudge(node(6, { '0x12': 4, '0x15': 5 }), 'V1', 12)).toBeNull());
});
