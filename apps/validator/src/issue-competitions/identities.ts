import type { Claim } from '@joust/contract';
import type { AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import { act, pass, type Decision } from '../round/action.ts';
import type { RoundEvidence } from '../round/evidence.ts';
import { hasVoted, noVoteBecause } from './ballots.ts';

/** Claims on which this validator may still vote; proofs are fetched for these only. */
export const votableClaims = (view: ChainView, self: AccountId): Claim[] =>
  view.claims.filter((claim) => noIdentityVoteBecause(claim, view, self) === null);

const noIdentityVoteBecause = (claim: Claim, view: ChainView, self: AccountId): string | null => {
  const refused = noVoteBecause(view, self);
  if (refused !== null) return refused;
  return hasVoted(view.identityTallies.get(claim.hotkey), self, view) ? 'this validator has voted' : null;
};

/** Votes for claims whose public gist proves them; there is no vote against one. */
export const decideIdentities = (view: ChainView, evidence: RoundEvidence, self: AccountId): Decision[] =>
  view.claims.map((claim) => decideIdentity(claim, view, evidence, self));

const decideIdentity = (claim: Claim, view: ChainView, evidence: RoundEvidence, self: AccountId): Decision => {
  const { hotkey, coldkey, githubId } = claim;
  const about = `claim of ${hotkey}`;
  const refused = noIdentityVoteBecause(claim, view, self);
  if (refused !== null) return pass(about, [refused]);
  const proof = evidence.proofs.get(hotkey);
  if (proof === undefined) throw new Error(`the proof of ${hotkey} was not looked at`);
  const because = [proof.status, ...proof.reasons];
  return proof.status === 'proven'
    ? act(about, { message: 'voteIdentity', args: [hotkey, coldkey, githubId] }, because)
    : pass(about, because);
};
