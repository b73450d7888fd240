import { isTextSigned, type Joust, type Signer } from '@joust/contract';
import { checkProof, Gone, type GithubClient, NotFound, type Proof, readProof } from '@joust/github';
import { type Answer, refuse } from '../answer/answer.ts';
import { scopeOf } from '../miner/want.ts';
import { WishFile } from '../miner/wishes.ts';
import { findClaimant } from './claimant.ts';

export interface ClaimOptions {
  /** Where `joust miner run` looks for the proof later. */
  readonly home: string;
  readonly login: string;
  /** `gist:<id>`, or the gist's address. */
  readonly proof: string;
}

/**
 * Claims a GitHub account for the hotkey, after the gist was read as validators will read it: what they would not believe costs no fee.
 * Refusals: those of {@link findClaimant}, proof-missing, proof-fails, and the contract's own (account or coldkey taken, too early …).
 */
export const claim = async (joust: Joust, client: GithubClient, hotkey: Signer, { home, login, proof }: ClaimOptions): Promise<Answer> => {
  const { account, claim: statement } = await findClaimant(joust, client, hotkey.address, login);
  const verdict = checkProof(statement, await findProof(client, proof), isTextSigned);
  if (!verdict.proven)
    refuse('proof-fails', `Validators would not believe ${proof}: ${verdict.why}. joust miner proof says what must be in it.`);
  const receipt = await joust.submit.claimIdentity(hotkey, statement.githubId, statement.coldkey, proof);
  await remember(joust, hotkey, home, proof);
  return {
    data: {
      login: account.login,
      ...statement,
      proof,
      block: receipt.blockNumber,
      extrinsicHash: receipt.extrinsicHash,
      feeRao: receipt.feeRao,
    },
    lines: [
      `Claimed ${account.login} for ${hotkey.address} in block ${receipt.blockNumber}; bounties will be paid to its coldkey ${statement.coldkey}.`,
      'Validators read the gist and bind the two by vote. Leave the gist where it is.',
    ],
  };
};

const findProof = async (client: GithubClient, proof: string): Promise<Proof | null> => {
  try {
    return await readProof(client, proof);
  } catch (error) {
    if (error instanceof NotFound || error instanceof Gone) return refuse('proof-missing', `GitHub has no public gist ${proof}.`);
    throw error;
  }
};

/** The chain forgets where the proof is once the identity is bound; `joust miner run` shows it to validators who ask. */
const remember = async (joust: Joust, { address }: Signer, home: string, proofRef: string): Promise<void> => {
  const file = new WishFile(home, address, await scopeOf(joust));
  file.write({ ...file.read(), proofRef });
};
