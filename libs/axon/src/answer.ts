import type { EnrolmentIntent, Hex } from '@joust/contract';
import type { AccountId } from '@joust/units';
import { z } from 'zod';

/** The synapse's name: the path of the query. */
export const SYNAPSE = 'JoustEnrolmentSynapse';

/** What a validator asks: for which contract. */
export const Question = z.object({ contract: z.string().max(64), genesisHash: z.string().regex(/^0x[0-9a-f]{64}$/) });
export type Question = z.infer<typeof Question>;

export interface SignedIntent {
  readonly intent: EnrolmentIntent;
  readonly signature: Hex;
}

/** What a miner says of himself. */
export interface MinerAnswer {
  /** Where his claim's proof can be read; the claim itself is on chain. */
  readonly identity: { readonly githubId: bigint; readonly proofRef: string } | null;
  /** What he wishes to compete for, signed; null when nothing new is to be said. */
  readonly enrolment: SignedIntent | null;
}

const MOST_PICKS = 3;
const PROOF_REF = /^[\x21-\x7e]{1,128}$/;
/** What may name a proof: validators print it, so no blanks, line ends or control characters. */
export const isProofRef = (text: string): boolean => PROOF_REF.test(text);
const u64 = z
  .string()
  .regex(/^[0-9]{1,20}$/)
  .transform((text) => BigInt(text))
  .refine((it) => it < 1n << 64n);
const Wire = z.object({
  identity: z.object({ githubId: u64, proofRef: z.string().regex(PROOF_REF) }).nullable(),
  enrolment: z
    .object({
      picks: z.array(u64).min(1).max(MOST_PICKS),
      nonce: u64,
      validUntil: z.number().int().min(0).max(0xffff_ffff),
      signature: z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{128}$/)]),
    })
    .nullable(),
});

/** The answer as JSON; u64 as decimal strings. */
export const writeAnswer = ({ identity, enrolment }: MinerAnswer): string =>
  JSON.stringify({
    identity: identity && { githubId: String(identity.githubId), proofRef: identity.proofRef },
    enrolment: enrolment && {
      picks: enrolment.intent.picks.map(String),
      nonce: String(enrolment.intent.nonce),
      validUntil: enrolment.intent.validUntil,
      signature: enrolment.signature,
    },
  });

/** Parses what the axon of `hotkey` said. Errors: ZodError, SyntaxError. */
export const readAnswer = (text: string, hotkey: AccountId): MinerAnswer => {
  const { identity, enrolment } = Wire.parse(JSON.parse(text));
  if (enrolment === null) return { identity, enrolment };
  const { signature, ...said } = enrolment;
  return { identity, enrolment: { intent: { hotkey, ...said }, signature } };
};
