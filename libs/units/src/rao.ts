import { PermanentError } from './errors.ts';

/** An amount of alpha or TAO in its smallest unit. 1 alpha = 10^9 rao. Never a float. */
export type Rao = bigint;

export const RAO_PER_ALPHA = 1_000_000_000n;
const DECIMALS = 9;

/** Thrown when a text is not an amount; the message says what was read. */
export class NotAnAmount extends PermanentError {
  constructor(
    readonly text: string,
    why: string,
  ) {
    super(`"${text}" is not an amount: ${why}`);
  }
}

/** Whole alpha as rao. */
export const alpha = (whole: bigint | number): Rao => BigInt(whole) * RAO_PER_ALPHA;

/**
 * Reads a decimal amount of alpha, exactly: "12", "0.5", "1.000000001".
 * Refuses signs, exponents, separators, more than nine decimals. Errors: {@link NotAnAmount}.
 */
export const parseAlpha = (text: string): Rao => {
  const match = /^(\d{1,30})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw new NotAnAmount(text, 'write digits with an optional decimal point, like 12.5');
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > DECIMALS) throw new NotAnAmount(text, `alpha has at most ${DECIMALS} decimals`);
  return BigInt(whole) * RAO_PER_ALPHA + BigInt(fraction.padEnd(DECIMALS, '0'));
};

/** The shortest exact decimal of an amount in alpha: "12.5", "-0.000000001", "0". Inverse of {@link parseAlpha}. */
export const formatAlpha = (rao: Rao): string => {
  const size = rao < 0n ? -rao : rao;
  const fraction = (size % RAO_PER_ALPHA).toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  return `${rao < 0n ? '-' : ''}${size / RAO_PER_ALPHA}${fraction && `.${fraction}`}`;
};

/** Reads rao as they travel in JSON: a decimal string of an integer, possibly negative. Errors: {@link NotAnAmount}. */
export const parseRao = (text: string): Rao => {
  if (!/^-?\d{1,39}$/.test(text)) throw new NotAnAmount(text, 'rao are whole numbers');
  return BigInt(text);
};

/** Rao as they travel in JSON. */
export const formatRao = (rao: Rao): string => rao.toString();
