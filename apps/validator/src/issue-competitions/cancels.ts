import type { Issue } from '@joust/contract';
import type { AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import { act, pass, type Decision } from '../round/action.ts';
import type { RoundEvidence } from '../round/evidence.ts';
import { noCancelBecause } from './flags.ts';
import { isIdle, noYesBecause, type YesSubject } from './subjects.ts';

/** Issues without a competition on whose end this validator may still vote; GitHub is asked about these. */
export const votableIssues = (view: ChainView, self: AccountId): Issue[] =>
  view.issues.filter((issue) => isIdle(issue) && noYesBecause(cancelOf(issue), view, self) === null);

const cancelOf = ({ id }: Issue): YesSubject => ({ type: 'Cancel', value: id });

/** Votes to cancel issues that ended while nobody competed for them (mechanism 4.6). */
export const decideCancels = (view: ChainView, evidence: RoundEvidence, self: AccountId): Decision[] =>
  view.issues.filter(isIdle).map((issue) => decideCancel(issue, view, evidence, self));

const decideCancel = (issue: Issue, view: ChainView, evidence: RoundEvidence, self: AccountId): Decision => {
  const about = `issue ${issue.id}`;
  const refused = noYesBecause(cancelOf(issue), view, self);
  if (refused !== null) return pass(about, [refused], issue.id);
  const ending = evidence.endings.get(issue.id);
  if (ending === undefined) throw new Error(`issue ${issue.id} was not looked at`);
  const because = [ending.status, ...ending.reasons];
  if (ending.status === 'open' || ending.status === 'unknown') return pass(about, because, issue.id);
  const early = noCancelBecause(ending.reason, issue, view.config);
  if (early !== null) return pass(about, [...because, early], issue.id);
  return act(about, { message: 'voteCancel', args: [issue.id, ending.reason] }, because, issue.id);
};
