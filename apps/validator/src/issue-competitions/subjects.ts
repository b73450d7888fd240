import type { Competition, Hex, Issue, Subject } from '@joust/contract';
import { scaleBlocks, type AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import { noVoteBecause } from './ballots.ts';

/** Subjects whose vote says one thing: yes. Claims, pairs and outcomes are read with their tallies. */
export type YesSubject = Extract<Subject, { type: 'Cancel' | 'Extend' | 'Challenge' | 'Revert' | 'Veto' }>;

/**
 * How long before the final resolve an extension is voted: most reviews end by themselves before, and four rounds of votes
 * fit in it. In blocks of 7,200 a day: two days.
 */
const EXTENSION_VOTE = 14_400;

type Clock = Pick<ChainView['config'], 'block' | 'blocksPerDay'>;

/** What this block allows validators to vote yes to, whatever the evidence says; in the order of the contract's ids. */
export const openSubjects = ({ config, issues, competitions }: Pick<ChainView, 'config' | 'issues' | 'competitions'>): YesSubject[] => [
  ...issues.filter(isIdle).map(({ id }): YesSubject => ({ type: 'Cancel', value: id })),
  ...competitions.flatMap((competition): YesSubject[] => {
    const { id } = competition;
    if (isExtendable(competition, config)) return [{ type: 'Extend', value: id }];
    if (isChallengeable(competition, config)) return [{ type: 'Challenge', value: id }];
    return isRevertible(competition, config) ? [{ type: 'Revert', value: id }] : [];
  }),
  ...announced(config).map((hash): YesSubject => ({ type: 'Veto', value: hash })),
];

/** Not finished, and nobody competes for it. */
export const isIdle = ({ status }: Issue): boolean => status === 'Registered' || status === 'Funded' || status === 'Open';

/** Once, between the close of the window and the final resolve (contract, `vote_extend`); towards the end of it. */
export const isExtendable = ({ phase, extendedAt, closeAt, resolveAt }: Competition, { block, blocksPerDay }: Clock): boolean =>
  phase === 'Running' &&
  extendedAt === null &&
  block >= closeAt &&
  block >= resolveAt - scaleBlocks(EXTENSION_VOTE, blocksPerDay) &&
  block < resolveAt;

/** The first decision, inside its challenge window (contract, `challenge`). */
export const isChallengeable = ({ phase, reopenedAt, settleAt }: Competition, { block }: Clock): boolean =>
  phase === 'Decided' && reopenedAt === null && settleAt !== null && block < settleAt;

/** A win whose challenge window is over and of which something is held back still (contract, `vote_reverted`). */
export const isRevertible = ({ phase, revertedAt, settleAt, finalAt }: Competition, { block }: Clock): boolean =>
  (phase === 'Decided' || phase === 'Holdback') &&
  revertedAt === null &&
  settleAt !== null &&
  finalAt !== null &&
  block >= settleAt &&
  block < finalAt;

/** Code that may still be stopped. */
export const announced = ({ announcedCode, block }: Pick<ChainView['config'], 'announcedCode' | 'block'>): Hex[] =>
  announcedCode !== null && block < announcedCode.lapsesAt ? [announcedCode.codeHash] : [];

/** The same subject has the same key. */
export const keyOf = ({ type, value }: YesSubject): string => `${type} ${value}`;

/** Why this validator cannot vote yes to the subject; null when it can. A yes that stands in the open round is not said twice. */
export const noYesBecause = (subject: YesSubject, view: ChainView, self: AccountId): string | null =>
  noVoteBecause(view, self) ?? (view.ownVotes.has(keyOf(subject)) ? 'this validator has voted' : null);
