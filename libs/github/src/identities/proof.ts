import { z } from 'zod';
import type { GithubClient } from '../client/client.ts';

/** What a miner claims on chain: this hotkey and this account are the same person, paid to this coldkey. */
export interface IdentityClaim {
  /** Address of the contract, so that a proof cannot be used elsewhere. */
  readonly contract: string;
  readonly hotkey: string;
  readonly coldkey: string;
  readonly githubId: bigint;
}

/** Whether `signature` (0x, 64 bytes) is the hotkey's over the UTF-8 of `message`; sr25519, raw or wrapped in `<Bytes>`. */
export type Verify = (message: string, signature: string, hotkey: string) => boolean;

/** A public gist, as read. */
export interface Proof {
  readonly ownerId: number | null;
  readonly public: boolean;
  readonly texts: readonly string[];
}

export type ProofVerdict = { readonly proven: true } | { readonly proven: false; readonly why: string };

const REFERENCE = /^(?:gist:|https:\/\/gist\.github\.com\/(?:[^/]+\/)?)([0-9a-f]{20,40})$/;
const SIGNATURE = /^signature: (0x[0-9a-f]{128})$/;

/** The statement that is signed. */
export const proofMessage = (it: IdentityClaim): string =>
  ['joust identity 1', `contract: ${it.contract}`, `hotkey: ${it.hotkey}`, `coldkey: ${it.coldkey}`, `github: ${it.githubId}`].join('\n');

/** What the gist holds: the statement and the hotkey's signature. It links the two for everybody, for ever. */
export const proofText = (claim: IdentityClaim, signature: string): string => `${proofMessage(claim)}\nsignature: ${signature}\n`;

const gistSchema = z.object({
  public: z.boolean(),
  owner: z.object({ id: z.number() }).nullish(),
  files: z.record(z.string(), z.object({ content: z.string().nullish(), truncated: z.boolean().nullish() }).nullable()),
});

/** Reads the gist of a claim (`gist:<id>`). Null when the reference is none. Errors: those of `GithubClient.get`. */
export const readProof = async (client: GithubClient, proofRef: string): Promise<Proof | null> => {
  const id = REFERENCE.exec(proofRef)?.[1];
  if (!id) return null;
  const gist = await client.get(gistSchema, `/gists/${id}`);
  return {
    ownerId: gist.owner?.id ?? null,
    public: gist.public,
    texts: Object.values(gist.files).flatMap((it) => (it?.content && !it.truncated ? [it.content] : [])),
  };
};

/** Whether a gist proves a claim: public, of the claimed account, with exactly this statement signed by the hotkey. */
export const checkProof = (claim: IdentityClaim, proof: Proof | null, verify: Verify): ProofVerdict => {
  if (proof === null) return { proven: false, why: 'the reference names no gist' };
  if (!proof.public) return { proven: false, why: 'the gist is not public' };
  if (proof.ownerId === null || BigInt(proof.ownerId) !== claim.githubId)
    return { proven: false, why: 'the gist belongs to another account' };
  const message = proofMessage(claim);
  for (const text of proof.texts) {
    const lines = text.replaceAll('\r\n', '\n').trimEnd().split('\n');
    const signature = SIGNATURE.exec(lines.pop() ?? '')?.[1];
    if (signature && lines.join('\n') === message && verify(message, signature, claim.hotkey)) return { proven: true };
  }
  return { proven: false, why: 'no file of the gist holds this claim with a signature of the hotkey' };
};
