import type { Competition, OutcomePayload } from '@joust/contract';
import type { OutcomePayload as Found, Verdict } from '@joust/github';
import type { AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import { act, pass, type Decision } from '../round/action.ts';
import type { RoundEvidence } from '../round/evidence.ts';
import { hasVoted, noVoteBecause } from './ballots.ts';
import { noCancelBecause } from './flags.ts';

/** Competitions on which this validator may still vote; evidence is fetched for these only. */
export const votableCompetitions = (view: ChainView, self: AccountId): Competition[] =>
  view.competitions.filter((competition) => noOutcomeVoteBecause(competition, view, self) === null);

const noOutcomeVoteBecause = (competition: Competition, view: ChainView, self: AccountId): string | null => {
  if (competition.phase !== 'Running' && competition.phase !== 'Reopened') return 'it is decided';
  if (competition.expiresAt <= view.config.block) return 'its time is over';
  const refused = noVoteBecause(view, self);
  if (refused !== null) return refused;
  return hasVoted(view.outcomeTallies.get(competition.id), self, view) ? 'this validator has voted' : null;
};

/** Votes what is proven. Pending and unknown evidence never votes (validator.md). */
export const decideOutcomes = (view: ChainView, evidence: RoundEvidence, self: AccountId): Decision[] =>
  view.competitions.map((competition) => decideOutcome(competition, view, evidence, self));

const decideOutcome = (competition: Competition, view: ChainView, evidence: RoundEvidence, self: AccountId): Decision => {
  const about = `competition ${competition.id}`;
  const refused = noOutcomeVoteBecause(competition, view, self);
  if (refused !== null) return pass(about, [refused], competition.issueId);
  const verdict = verdictOn(competition, evidence);
  const because = [verdict.status, ...verdict.reasons];
  if (verdict.status !== 'proven') return pass(about, because, competition.issueId);
  const { outcome } = verdict.payload;
  const from = votableFrom(verdict.payload, competition);
  if (view.config.block < from)
    return pass(about, [...because, `the contract takes ${outcome} from block ${from} on`], competition.issueId);
  const early = noCancelHere(verdict.payload, competition, view);
  if (early !== null) return pass(about, [...because, early], competition.issueId);
  return act(about, { message: 'voteOutcome', args: [competition.id, payloadOf(verdict.payload)] }, because, competition.issueId);
};

/** What GitHub proves; an issue that is gone proves that it is, and a second look makes it a vote. */
const verdictOn = ({ id, issueId }: Competition, { verdicts, endings }: RoundEvidence): Verdict => {
  const verdict = verdicts.get(id);
  if (verdict === undefined) throw new Error(`competition ${id} was not looked at`);
  const ending = endings.get(issueId);
  if (verdict.status !== 'unknown' || ending?.status !== 'gone' || ending.reason !== 'Deleted') return verdict;
  return { status: 'proven', payload: DELETED, reasons: ending.reasons };
};

/** Nobody can be seen to have had a valid pull request any more; a VOID costs nobody anything. */
const DELETED: Found = {
  outcome: 'Void',
  void: { type: 'Cancel', value: 'Deleted' },
  pullNumber: 0,
  mergeSha: `0x${'0'.repeat(40)}`,
  validA: false,
  validB: false,
};

const noCancelHere = ({ void: action }: Found, { issueId }: Competition, { issues, config }: ChainView): string | null => {
  const issue = issues.find(({ id }) => id === issueId);
  if (action?.type !== 'Cancel' || issue === undefined) return null;
  return noCancelBecause(action.value, issue, config);
};

/** From which block on the contract takes an outcome: the first at which it can have happened (contract/src/outcome.rs, `earliest`). */
const votableFrom = ({ outcome, pullNumber, validA, validB }: Found, competition: Competition): number => {
  const { a, b, startedAt, openAt, closeAt, resolveAt } = competition;
  const [leftA, leftB] = [a.withdrawnAt !== null, b.withdrawnAt !== null];
  switch (outcome) {
    case 'Void':
      return startedAt;
    case 'WinA':
    case 'WinB':
      return openAt;
    case 'WalkoverA':
      return leftB ? openAt : closeAt;
    case 'WalkoverB':
      return leftA ? openAt : closeAt;
    case 'BothFail':
      if (leftA && leftB) return openAt;
      return validA || validB ? resolveAt : closeAt;
    default:
      return pullNumber > 0 ? startedAt : resolveAt;
  }
};

/** The vote's fields in the contract's types. */
const payloadOf = ({ outcome, void: action, pullNumber, mergeSha, validA, validB }: Found): OutcomePayload => {
  if (!/^0x[0-9a-f]{40}$/.test(mergeSha)) throw new RangeError(`"${mergeSha}" is not a commit hash of 20 bytes`);
  return { outcome, void: action, pullNumber, mergeSha, validA, validB };
};
