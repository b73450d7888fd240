import type { Config, Joust } from '@joust/contract';
import { scaleBlocks, type AccountId } from '@joust/units';

/**
 * The anchor before the last one; null in the first epoch, and while the contract is paused (no pair is proposed or started
 * then). Its epoch may have been of another length than the present one: parameters change at an anchor. Then the contract
 * is asked, by a dry run of `start` that starts nothing, which of the two lengths leads to an anchor that it knows.
 */
export const readPreviousAnchor = async (joust: Joust, config: Config, self: AccountId, at: string): Promise<number | null> => {
  const { anchor, createdAt, epochBlocks, paramsId, blocksPerDay } = config;
  if (anchor === createdAt) return null;
  const before = paramsId > 1 ? await joust.read.paramsAt(paramsId - 1, { at }) : null;
  const lengths = new Set([epochBlocks, ...(before === null ? [] : [scaleBlocks(before.pairEpoch, blocksPerDay)])]);
  if (lengths.size === 1) return anchor - epochBlocks;
  for (const length of lengths) {
    const answer = await joust.attempt.start(self, anchor - length, 0, { at });
    if (answer.ok) return anchor - length;
  }
  return null;
};
