import type { Tally, Validator } from '@joust/contract';
import type { AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';

/** Epochs after its first vote at which a round of votes without a quorum ends (contract.md, Power and quorum). */
const ROUND_EPOCHS = 2;

/** Why this validator cannot vote at all now; null when it can. */
export const noVoteBecause = ({ validators, config }: Pick<ChainView, 'validators' | 'config'>, self: AccountId): string | null => {
  const own = validators.find(({ hotkey }) => hotkey === self);
  if (own === undefined) return 'this validator is not on the whitelist';
  if (own.from > config.block) return 'this validator may vote from a later block on';
  if (own.until !== null && own.until <= config.block) return 'this validator was removed';
  if (config.frozenAnchor === null) return 'weights were never frozen';
  return hasWeight(own) ? null : 'this validator has no weight in the last freeze';
};

export const hasWeight = ({ weight }: Validator): boolean => weight > 0n;

/** Whether the validator's ballot is among those of the subject's last round. */
export const hasBallot = (tally: Tally | null | undefined, self: AccountId): boolean =>
  tally?.ballots.some(({ validator }) => validator === self) ?? false;

/** Whether the validator's vote stands in a round that is still open: a vote never changes inside a round. */
export const hasVoted = (tally: Tally | null | undefined, self: AccountId, { config }: ChainView): boolean =>
  tally != null && hasBallot(tally, self) && !isOver(tally, config.block, config.epochBlocks);

/** A round ends at its quorum, or two epochs after its first vote; then the next one begins. */
const isOver = ({ ballots, reached }: Tally, block: number, epochBlocks: number): boolean => {
  const first = ballots.reduce((earliest, { at }) => (at < earliest ? at : earliest), block);
  return reached || block >= first + ROUND_EPOCHS * epochBlocks;
};
