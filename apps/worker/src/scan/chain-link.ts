import { PermanentError, RetryableError } from '@joust/units';
import type { BlockPoint, SourceBlock } from './source.ts';

/** The blocks do not hang together: the node changed its mind between two answers. Reading again settles it. */
export class LooseBlocks extends RetryableError {}

/**
 * A block that was final is not on the chain any more. Nothing is rewritten: a person decides (README, "A fork below
 * finality"), because a decision or a payout may hang on it.
 */
export class ForkBelowFinality extends PermanentError {
  constructor(
    readonly stored: BlockPoint,
    readonly found: string,
  ) {
    super(
      `block ${stored.number} was ${stored.hash} when it was stored and is ${found} now: final blocks were undone, or this is another chain`,
      {
        context: { block: stored.number, stored: stored.hash, found },
      },
    );
  }
}

/** Checks that `blocks` follow each other and the block stored last. Errors: {@link ForkBelowFinality}, {@link LooseBlocks}. */
export const ensureLinked = (after: BlockPoint, blocks: readonly SourceBlock[]): void => {
  let previous: BlockPoint = after;
  for (const block of blocks) {
    if (block.number !== previous.number + 1)
      throw new LooseBlocks(`block ${block.number} was given where ${previous.number + 1} was asked`);
    if (block.parentHash !== previous.hash) {
      if (previous === after) throw new ForkBelowFinality(after, block.parentHash);
      throw new LooseBlocks(`block ${block.number} does not follow ${previous.number} ${previous.hash}`);
    }
    previous = block;
  }
};

/** What to read next: at most `most` blocks after the stored one. Null when the tip is not beyond it; a lower tip is a node that lags, no fork. */
export const nextRange = (after: BlockPoint, tip: BlockPoint, most: number): { first: number; last: number } | null => {
  if (tip.number <= after.number) return null;
  return { first: after.number + 1, last: Math.min(tip.number, after.number + most) };
};
