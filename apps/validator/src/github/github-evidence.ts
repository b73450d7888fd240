import type { Claim, Competition, Issue } from '@joust/contract';
import { checkProof, detect, isAbsent, readProof, type Evidence, type GithubClient, type Verdict } from '@joust/github';
import { JoustError, type AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import { votableClaims } from '../issue-competitions/identities.ts';
import { votableCompetitions } from '../issue-competitions/outcomes.ts';
import type { Proof, RoundEvidence } from '../round/evidence.ts';
import { signedBy } from './proof.ts';

/** Asks GitHub what this round needs to know, once for all competitions. What GitHub does not answer is unknown. */
export const gatherEvidence = async (
  client: GithubClient,
  view: ChainView,
  self: AccountId,
  contract: AccountId,
): Promise<RoundEvidence> => {
  const competitions = votableCompetitions(view, self);
  const [verdicts, proofs] = await Promise.all([
    verdictsOf(client, competitions, view),
    Promise.all(votableClaims(view, self).map(async (claim) => [claim.hotkey, await proofOf(client, claim, contract)] as const)),
  ]);
  return { verdicts, proofs: new Map(proofs) };
};

const verdictsOf = async (client: GithubClient, competitions: readonly Competition[], view: ChainView): Promise<Map<bigint, Verdict>> => {
  if (competitions.length === 0) return new Map();
  const cases = competitions.map((competition) => ({ competition, issue: issueOf(competition, view) }));
  try {
    const evidence = await client.evidence(cases.map(({ issue, competition: { openMs, a, b } }) => ({ issue, openMs, a, b })));
    return new Map(cases.map((one, index) => [one.competition.id, verdictOn(one, evidence[index], view)]));
  } catch (error) {
    const reasons = [sentenceOf(error)];
    return new Map(competitions.map(({ id }) => [id, { status: 'unknown', reasons }]));
  }
};

const issueOf = ({ id, issueId }: Competition, { issues }: ChainView): Issue => {
  const issue = issues.find((one) => one.id === issueId);
  if (issue === undefined) throw new Error(`issue ${issueId} of the running competition ${id} is not competing`);
  return issue;
};

const verdictOn = (one: { issue: Issue; competition: Competition }, evidence: Evidence | undefined, { config }: ChainView): Verdict => {
  if (evidence === undefined) return { status: 'unknown', reasons: ['GitHub was not asked about it'] };
  return detect({ ...one, dayMs: config.blocksPerDay * config.msPerBlock }, evidence, config.timestamp);
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
