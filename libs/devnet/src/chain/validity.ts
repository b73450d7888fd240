import type { Reader } from './scale.ts';

/** Why the runtime does not take an extrinsic. `future` and `full` may pass later. */
export interface Refusal {
  readonly kind: 'stale' | 'future' | 'full' | 'invalid' | 'unknown' | 'fault';
  readonly text: string;
}

/** What the runtime says of an extrinsic that it would take (sp_runtime::transaction_validity::ValidTransaction). */
export interface Validity {
  readonly priority: bigint;
  readonly requires: readonly string[];
  readonly provides: readonly string[];
  /** For how many blocks it stays valid. */
  readonly longevity: bigint;
}

// The order is that of sp_runtime::transaction_validity::InvalidTransaction; the texts are the ones Substrate's nodes answer.
const INVALID: ReadonlyArray<readonly [Refusal['kind'], string]> = [
  ['invalid', 'Transaction call is not expected'],
  ['invalid', 'Inability to pay some fees (e.g. account balance too low)'],
  ['future', 'Transaction will be valid in the future'],
  ['stale', 'Transaction is outdated'],
  ['invalid', 'Transaction has a bad signature'],
  ['invalid', 'Transaction has an ancient birth block'],
  ['full', 'Transaction would exhaust the block limits'],
  ['invalid', 'Custom error'],
  ['invalid', 'A call was labelled as mandatory, but resulted in an Error.'],
  ['invalid', 'Transaction dispatch is mandatory; transactions must not be validated.'],
  ['invalid', 'Invalid signing address'],
  ['invalid', 'The implicit data was unable to be calculated'],
  ['invalid', 'The transaction extension did not authorize any origin'],
];
const CUSTOM = 7;

/** Reads Result<_, TransactionValidityError>; undefined when it is Ok. */
export const refusalOf = (reader: Reader): Refusal | undefined => {
  if (reader.u8() === 0) return undefined;
  if (reader.u8() !== 0) return { kind: 'unknown', text: 'Unknown transaction validity' };
  const index = reader.u8();
  const [kind, text] = INVALID[index] ?? ['invalid', `Invalid transaction, reason ${index}`];
  return { kind, text: index === CUSTOM ? `${text}: ${reader.u8()}` : text };
};

/** Reads the rest of Ok(ValidTransaction). */
export const validityOf = (reader: Reader): Validity => ({
  priority: reader.u64(),
  requires: reader.list((item) => Buffer.from(item.vec()).toString('hex')),
  provides: reader.list((item) => Buffer.from(item.vec()).toString('hex')),
  longevity: reader.u64(),
});
