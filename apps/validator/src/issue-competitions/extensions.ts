import type { Competition } from '@joust/contract';
import type { AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import { act, pass, type Decision } from '../round/action.ts';
import type { RoundEvidence } from '../round/evidence.ts';
import { isExtendable, noYesBecause, type YesSubject } from './subjects.ts';

/** Competitions for which this validator may still vote more time; GitHub is asked about these. */
export const votableExtensions = (view: ChainView, self: AccountId): Competition[] =>
  view.competitions.filter((one) => isExtendable(one, view.config) && noYesBecause(extensionOf(one), view, self) === null);

const extensionOf = ({ id }: Competition): YesSubject => ({ type: 'Extend', value: id });

/** Votes for more time while a valid pull request waits for its review at the end of the competition (mechanism 4.5). */
export const decideExtensions = (view: ChainView, evidence: RoundEvidence, self: AccountId): Decision[] =>
  view.competitions.filter((one) => isExtendable(one, view.config)).map((one) => decideExtension(one, view, evidence, self));

const decideExtension = (competition: Competition, view: ChainView, evidence: RoundEvidence, self: AccountId): Decision => {
  const { id, issueId } = competition;
  const about = `more time for competition ${id}`;
  const refused = noYesBecause(extensionOf(competition), view, self);
  if (refused !== null) return pass(about, [refused], issueId);
  const review = evidence.reviews.get(id);
  if (review === undefined) throw new Error(`the reviews of competition ${id} were not looked at`);
  const because = [review.status, ...review.reasons];
  return review.status === 'proven' ? act(about, { message: 'voteExtend', args: [id] }, because, issueId) : pass(about, because, issueId);
};
