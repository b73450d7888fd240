import type { Claim, Competition, Issue } from '@joust/contract';
import {
  checkProof,
  detect,
  endingOf,
  isAbsent,
  readProof,
  reviewOf,
  type Ending,
  type Evidence,
  type Finding,
  type GithubClient,
  type Verdict,
} from '@joust/github';
import { JoustError, type AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import { votableAppeals, votableClaims, votableCompetitions, votableExtensions, votableIssues } from '../issue-competitions/index.ts';
import type { Proof, RoundEvidence } from '../round/evidence.ts';
import { signedBy } from './proof.ts';

/** Asks GitHub what this round needs to know, once for all competitions and issues. What GitHub does not answer is unknown. */
export const gatherEvidence = async (
  client: GithubClient,
  view: ChainView,
  self: AccountId,
  contract: AccountId,
): Promise<RoundEvidence> => {
  const [{ competing, idle }, proofs] = await Promise.all([
    readIssues(client, view, self),
    Promise.all(votableClaims(view, self).map(async (claim) => [claim.hotkey, await proofOf(client, claim, contract)] as const)),
  ]);
  return {
    verdicts: new Map(competing.map(({ id, verdict }) => [id, verdict])),
    reviews: new Map(competing.map(({ id, review }) => [id, review])),
    endings: new Map([...competing.map(({ issueId, ending }) => [issueId, ending] as const), ...idle]),
    proofs: new Map(proofs),
  };
};

/** What money waits for comes first, should the budget end. */
const readIssues = async (
  client: GithubClient,
  view: ChainView,
  self: AccountId,
): Promise<{ competing: Seen[]; idle: [bigint, Ending][] }> => {
  const competing = await readCompetitions(client, askedCompetitions(view, self), view);
  return { competing, idle: await readIdle(client, votableIssues(view, self), view) };
};

/** Competitions on which this validator can still vote, in any way. */
const askedCompetitions = (view: ChainView, self: AccountId): Competition[] => {
  const asked = new Set([...votableCompetitions(view, self), ...votableExtensions(view, self), ...votableAppeals(view, self)]);
  return view.competitions.filter((competition) => asked.has(competition));
};

/** What one reading says about a competition. */
interface Seen {
  readonly id: bigint;
  readonly issueId: bigint;
  readonly verdict: Verdict;
  readonly review: Finding;
  readonly ending: Ending;
}

const readCompetitions = async (client: GithubClient, competitions: readonly Competition[], view: ChainView): Promise<Seen[]> => {
  if (competitions.length === 0) return [];
  const cases = competitions.map((competition) => ({ competition, issue: issueOf(competition, view) }));
  const evidence = await client.evidence(cases.map(({ issue, competition: { openMs, a, b } }) => ({ issue, openMs, a, b })));
  return cases.map((one, index) => judge(one, evidence[index] ?? NOT_ASKED, view));
};

const NOT_ASKED: Evidence = { kind: 'partial', gaps: ['GitHub was not asked about it'] };

const judge = (one: { issue: Issue; competition: Competition }, evidence: Evidence, { config }: ChainView): Seen => {
  const dayMs = dayOf(config);
  const { id, issueId } = one.competition;
  return {
    id,
    issueId,
    verdict: detect({ ...one, dayMs }, evidence, config.timestamp),
    review: reviewOf({ ...one, dayMs }, evidence, config.timestamp),
    ending: endingOf(one.issue, evidence, config.timestamp, dayMs),
  };
};

/** Milliseconds of a contract day. */
const dayOf = ({ blocksPerDay, msPerBlock }: ChainView['config']): number => blocksPerDay * msPerBlock;

/** GitHub numbers its accounts from 1. */
const NOBODY = { githubId: 0n };

const readIdle = async (client: GithubClient, issues: readonly Issue[], { config }: ChainView): Promise<[bigint, Ending][]> => {
  if (issues.length === 0) return [];
  // no competitors, and so no pull requests of theirs
  const evidence = await client.evidence(issues.map((issue) => ({ issue, openMs: config.timestamp, a: NOBODY, b: NOBODY })));
  return issues.map((issue, index) => [issue.id, endingOf(issue, evidence[index] ?? NOT_ASKED, config.timestamp, dayOf(config))]);
};

const issueOf = ({ id, issueId }: Competition, { issues }: ChainView): Issue => {
  const issue = issues.find((one) => one.id === issueId);
  if (issue === undefined) throw new Error(`issue ${issueId} of competition ${id} was not read`);
  return issue;
};

/** A gist that is not there proves nothing, and that is an answer; a GitHub that does not answer is none. */
const proofOf = async (client: GithubClient, claim: Claim, contract: AccountId): Promise<Proof> => {
  try {
    const checked = checkProof({ ...claim, contract }, await readProof(client, claim.proofRef), signedBy);
    return checked.proven
      ? { status: 'proven', reasons: [`${claim.proofRef} is signed by the hotkey`] }
      : { status: 'disproven', reasons: [checked.why] };
  } catch (error) {
    return { status: isAbsent(error) ? 'disproven' : 'unknown', reasons: [sentenceOf(error)] };
  }
};

/** The sentence of a failure that somebody foresaw; anything else is a fault of ours and goes on. */
const sentenceOf = (error: unknown): string => {
  if (error instanceof JoustError) return error.message;
  throw error;
};
