import type { Competition, OutcomePayload } from '@joust/contract';
import type { Verdict } from '@joust/github';
import type { AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import { act, pass, type Decision } from '../round/action.ts';
import type { RoundEvidence } from '../round/evidence.ts';
import { isChallengeable, isRevertible, noYesBecause } from './subjects.ts';

type Appeal = 'Challenge' | 'Revert';

/** Decided competitions that this validator may still object to; GitHub is asked about these. */
export const votableAppeals = (view: ChainView, self: AccountId): Competition[] =>
  view.competitions.filter((one) => {
    const appeal = appealOf(one, view);
    return appeal !== null && noYesBecause({ type: appeal, value: one.id }, view, self) === null;
  });

/** In the challenge window a decision can be voted on again; after it what is held back can be kept from the winner. */
const appealOf = (competition: Competition, { config }: ChainView): Appeal | null => {
  if (isChallengeable(competition, config)) return 'Challenge';
  return isRevertible(competition, config) ? 'Revert' : null;
};

/**
 * Looks at every decision again until the last part is paid. In the challenge window any other proven outcome is
 * challenged; after it only a proven revert of the very merge that won is voted (mechanism 2.5, 4.6).
 */
export const decideAppeals = (view: ChainView, evidence: RoundEvidence, self: AccountId): Decision[] =>
  view.competitions.flatMap((one) => {
    const appeal = appealOf(one, view);
    return appeal === null ? [] : [decideAppeal(appeal, one, view, evidence, self)];
  });

const decideAppeal = (appeal: Appeal, competition: Competition, view: ChainView, evidence: RoundEvidence, self: AccountId): Decision => {
  const { id, issueId, outcome: decided } = competition;
  const about = `decision on competition ${id}`;
  const refused = noYesBecause({ type: appeal, value: id }, view, self);
  if (refused !== null) return pass(about, [refused], issueId);
  const verdict = evidence.verdicts.get(id);
  if (verdict === undefined) throw new Error(`competition ${id} was not looked at again`);
  if (decided === null) throw new Error(`competition ${id} is decided, but has no outcome`);
  const because = [verdict.status, ...verdict.reasons];
  if (verdict.status !== 'proven') return pass(about, [...because, 'nothing proves the decision wrong'], issueId);
  const found = verdict.payload.outcome;
  if (appeal === 'Challenge')
    return isSame(decided, verdict.payload)
      ? pass(about, [...because, `the decision is right: ${decided.outcome}`], issueId)
      : act(about, { message: 'challenge', args: [id] }, [...because, `decided was ${decided.outcome}, proven is ${found}`], issueId);
  return isUndone(decided, verdict.payload)
    ? act(about, { message: 'voteReverted', args: [id] }, [...because, `the merge of #${decided.pullNumber} was undone`], issueId)
    : pass(about, [...because, `the merge of #${decided.pullNumber} stands`], issueId);
};

type Payload = Extract<Verdict, { status: 'proven' }>['payload'];

/**
 * Every field is an immutable fact, so one that differs is one that was not so. But a win is not put at stake for whether its
 * loser had a valid pull request: GitHub forgets that with the loser's account, and what is decided again has no challenge window.
 */
const isSame = (decided: OutcomePayload, found: Payload): boolean =>
  decided.outcome === found.outcome &&
  isSameVoid(decided.void, found.void) &&
  decided.pullNumber === found.pullNumber &&
  decided.mergeSha === found.mergeSha &&
  (isWin(decided) || (decided.validA === found.validA && decided.validB === found.validB));

const isWin = ({ outcome }: OutcomePayload): boolean => faultOf(outcome) !== null;

const isSameVoid = (decided: OutcomePayload['void'], found: Payload['void']): boolean =>
  decided?.type === found?.type && (decided?.type === 'Cancel' ? decided.value : null) === (found?.type === 'Cancel' ? found.value : null);

/** The winner's own pull request, merged by the same commit, is now his fault. */
const isUndone = (decided: OutcomePayload, found: Payload): boolean => {
  const fault = faultOf(decided.outcome);
  return fault === found.outcome && decided.pullNumber === found.pullNumber && decided.mergeSha === found.mergeSha;
};

const faultOf = (outcome: OutcomePayload['outcome']): OutcomePayload['outcome'] | null => {
  if (outcome === 'WinA' || outcome === 'WalkoverA') return 'FaultA';
  return outcome === 'WinB' || outcome === 'WalkoverB' ? 'FaultB' : null;
};
