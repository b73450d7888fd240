import type { TwinParams } from './params.ts';
import type { OutcomeVote, TwinCompetition, TwinSide } from './types.ts';

/** Collateral of an enrolment: a part of the highest bounty picked, in TAO (mechanism, top: no factor for performance). */
export const requiredLock = (bounties: readonly bigint[], { collateralBps, price }: TwinParams): bigint => {
  const highest = bounties.reduce((most, bounty) => (bounty > most ? bounty : most), 0n);
  return (((highest * BigInt(collateralBps)) / 10_000n) * price) / 1_000_000_000n;
};

/** Basis points that one side loses when the outcome is decided; a winner's lock waits for the holdback. */
export const slashOf = (name: 'A' | 'B', side: TwinSide, vote: OutcomeVote, { slash }: TwinParams): number => {
  const { outcome } = vote;
  const valid = name === 'A' ? vote.validA : vote.validB;
  if (outcome === 'Void' || outcome === `Win${name}` || outcome === `Walkover${name}`) return 0;
  const closed = name === 'A' ? vote.closedA : vote.closedB;
  if (outcome === 'BothFail') return valid ? slash.bothFailValid : closed === true ? slash.closed : slash.nothing;
  const beaten = name === 'A' ? vote.beatenA : vote.beatenB;
  if (outcome.startsWith('Win')) return valid ? slash.lossValid : beaten === true ? slash.beaten : slash.nothing;
  if (outcome.startsWith('Walkover') || outcome === `Fault${name}`) return side.withdrew ? slash.lateWithdrawal : slash.nothing;
  return outcome === `Early${name}` ? slash.early : 0;
};

export const sidesOf = ({ a, b }: TwinCompetition): readonly (readonly ['A' | 'B', TwinSide])[] => [
  ['A', a],
  ['B', b],
];
