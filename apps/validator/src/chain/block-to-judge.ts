import type { BlockRef, Chain } from '@joust/contract';
import type { AccountId } from '@joust/units';

/**
 * The block a round may decide from: the due one, at which all validators look; the newest one if this key has sent something
 * since that the due one does not show; null while that waits for a block. What to send next depends on it, and after a
 * restart nobody remembers what was sent: the chain's own count of the key's transactions does.
 */
export const blockToJudge = async (chain: Chain, self: AccountId, due: number): Promise<BlockRef | null> => {
  // the pool's count first: what gets into a block between the two reads is then seen in both
  const sent = await chain.nextNonce(self);
  const dueBlock = { number: due, hash: await chain.blockHash(due) };
  for (const block of [dueBlock, await chain.finalized()]) {
    const { nonce } = await chain.account(self, { at: block.hash });
    if (nonce >= sent) return block;
  }
  return null;
};
