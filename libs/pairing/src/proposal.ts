import type { PairingIssue, ProposedPair } from './types.ts';

/** Pairs one `propose_pairs` may carry. */
export const PROPOSAL_LIMIT = 32;

/** The pairs that go into the proposal: the largest bounties first, of equal ones the smaller id, 32 at most (mechanism 3.3). */
export const proposalOf = (pairs: readonly ProposedPair[], issues: readonly Pick<PairingIssue, 'id' | 'bounty'>[]): ProposedPair[] => {
  const bounties = new Map(issues.map(({ id, bounty }) => [id, bounty]));
  const bountyOf = ({ issueId }: ProposedPair): bigint => {
    const bounty = bounties.get(issueId);
    if (bounty === undefined) throw new RangeError(`issue ${issueId} is paired but not in play`);
    return bounty;
  };
  return pairs
    .map((pair) => ({ pair, bounty: bountyOf(pair) }))
    .sort((x, y) => compare(y.bounty, x.bounty) || compare(x.pair.issueId, y.pair.issueId))
    .slice(0, PROPOSAL_LIMIT)
    .map(({ pair }) => pair);
};

const compare = (x: bigint, y: bigint): number => (x < y ? -1 : x > y ? 1 : 0);
