import { isTextSigned, type Claim, type Competition, type Issue } from '@joust/contract';
import {
  checkProof,
  competitionRules,
  detect,
  endingOf,
  isAbsent,
  issueRules,
  readProof,
  reviewOf,
  type Ending,
  type Evidence,
  type Finding,
  type GithubClient,
  type Proof as Gist,
  type Verdict,
} from '@joust/github';
import { JoustError, type AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import { votableAppeals, votableClaims, votableCompetitions, votableExtensions, votableIssues } from '../issue-competitions/index.ts';
import type { Proof, RoundEvidence } from '../round/evidence.ts';
import type { Observation } from './observation.ts';

/** What decides, and beside it what it rests on. */
export interface GatheredEvidence extends RoundEvidence {
  readonly observations: readonly Observation[];
}

/** Asks GitHub what this round needs to know, once for all competitions and issues. What GitHub does not answer is unknown. */
export const gatherEvidence = async (
  client: GithubClient,
  view: ChainView,
  self: AccountId,
  contract: AccountId,
): Promise<GatheredEvidence> => {
  const [{ competing, idle }, proofs] = await Promise.all([
    readIssues(client, view, self),
    Promise.all(votableClaims(view, self).map((claim) => proofOf(client, claim, contract))),
  ]);
  return {
    verdicts: new Map(competing.map(({ id, verdict }) => [id, verdict])),
    reviews: new Map(competing.map(({ id, review }) => [id, review])),
    endings: new Map([...competing, ...idle].map(({ issueId, ending }) => [issueId, ending])),
    proofs: new Map(proofs.map(({ hotkey, proof }) => [hotkey, proof])),
    observations: [...competing, ...idle, ...proofs].map(({ observation }) => observation),
  };
};

/** What money waits for comes first, should the budget end. */
const readIssues = async (client: GithubClient, view: ChainView, self: AccountId): Promise<{ competing: Seen[]; idle: SeenIdle[] }> => {
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
  readonly observation: Observation;
}
type SeenIdle = Pick<Seen, 'issueId' | 'ending' | 'observation'>;

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
    observation: {
      about: `competition ${id}`,
      issueId,
      ...seenAt(one.issue),
      facts: evidence,
      rules: competitionRules({ ...one, dayMs }, evidence, config.timestamp),
    },
  };
};

/** Where a person finds the issue, and when we looked. */
const seenAt = ({ repo, number }: Issue): Pick<Observation, 'sources' | 'readAt'> => ({
  sources: [`https://github.com/${repo}/issues/${number}`],
  readAt: new Date().toISOString(),
});

/** Milliseconds of a contract day. */
const dayOf = ({ blocksPerDay, msPerBlock }: ChainView['config']): number => blocksPerDay * msPerBlock;

/** GitHub numbers its accounts from 1. */
const NOBODY = { githubId: 0n };

const readIdle = async (client: GithubClient, issues: readonly Issue[], { config }: ChainView): Promise<SeenIdle[]> => {
  if (issues.length === 0) return [];
  // no competitors, and so no pull requests of theirs
  const evidence = await client.evidence(issues.map((issue) => ({ issue, openMs: config.timestamp, a: NOBODY, b: NOBODY })));
  return issues.map((issue, index) => {
    const facts = evidence[index] ?? NOT_ASKED;
    const rules = issueRules(issue, facts, config.timestamp, dayOf(config));
    return {
      issueId: issue.id,
      ending: endingOf(issue, facts, config.timestamp, dayOf(config)),
      observation: { about: `issue ${issue.id}`, issueId: issue.id, ...seenAt(issue), facts, rules },
    };
  });
};

const issueOf = ({ id, issueId }: Competition, { issues }: ChainView): Issue => {
  const issue = issues.find((one) => one.id === issueId);
  if (issue === undefined) throw new Error(`issue ${issueId} of competition ${id} was not read`);
  return issue;
};

interface SeenProof {
  readonly hotkey: AccountId;
  readonly proof: Proof;
  readonly observation: Observation;
}

const proofOf = async (client: GithubClient, claim: Claim, contract: AccountId): Promise<SeenProof> => {
  const { hotkey, proofRef } = claim;
  const { facts, proof } = await checkedProof(client, claim, contract);
  const url = proofRef.replace(/^gist:/, 'https://gist.github.com/');
  const holds = proof.status === 'unknown' ? null : proof.status === 'proven';
  const rule = { rule: 'a public gist of the account holds the claim, signed by the hotkey', source: 'mechanism, Settled', at: null };
  const rules = [{ ...rule, holds, fact: proof.reasons.join('; '), url }];
  const readAt = new Date().toISOString();
  return { hotkey, proof, observation: { about: `claim of ${hotkey}`, issueId: null, sources: [url], readAt, facts, rules } };
};

/** A gist that is not there proves nothing, and that is an answer; a GitHub that does not answer is none. */
const checkedProof = async (
  client: GithubClient,
  claim: Claim,
  contract: AccountId,
): Promise<{ readonly facts: Gist | null; readonly proof: Proof }> => {
  try {
    const facts = await readProof(client, claim.proofRef);
    const checked = checkProof({ ...claim, contract }, facts, isTextSigned);
    const proof: Proof = checked.proven
      ? { status: 'proven', reasons: [`${claim.proofRef} is signed by the hotkey`] }
      : { status: 'disproven', reasons: [checked.why] };
    return { facts, proof };
  } catch (error) {
    return { facts: null, proof: { status: isAbsent(error) ? 'disproven' : 'unknown', reasons: [sentenceOf(error)] } };
  }
};

/** The sentence of a failure that somebody foresaw; anything else is a fault of ours and goes on. */
const sentenceOf = (error: unknown): string => {
  if (error instanceof JoustError) return error.message;
  throw error;
};
