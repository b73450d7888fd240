const RAO_PER_ALPHA = 1_000_000_000n;
const DECIMALS = 9;

/** Reads an amount of rao as the API writes it: a decimal integer string, with a sign where a difference is meant. */
export const parseRao = (rao: string): bigint => {
  if (!/^-?\d+$/.test(rao)) throw new RangeError(`not an amount of rao: "${rao}"`);
  return BigInt(rao);
};

const grouped = (whole: bigint): string => whole.toString().replace(/\B(?=(\d{3})+$)/g, ',');

/**
 * Writes rao as alpha by integer arithmetic alone: "1,234.5". With fewer than nine `decimals` the rest is cut,
 * never rounded up, so that nobody reads more than there is; a nonzero amount below the last digit reads "<0.01".
 */
export const formatAlpha = (rao: string | bigint, decimals = DECIMALS): string => {
  const amount = typeof rao === 'bigint' ? rao : parseRao(rao);
  const sign = amount < 0n ? '−' : '';
  const size = amount < 0n ? -amount : amount;
  const fraction = (size % RAO_PER_ALPHA).toString().padStart(DECIMALS, '0').slice(0, decimals);
  const whole = size / RAO_PER_ALPHA;
  const shown = fraction.replace(/0+$/, '');
  if (size > 0n && whole === 0n && shown === '') return `${sign}<0.${'1'.padStart(decimals, '0')}`;
  return sign + grouped(whole) + (shown && `.${shown}`);
};

/** Share of `part` in `whole` in basis points, cut to an integer; 0 of nothing is 0, and more than all is 10,000. */
export const basisPoints = (part: string | bigint, whole: string | bigint): number => {
  const [a, b] = [part, whole].map((x) => (typeof x === 'bigint' ? x : parseRao(x))) as [bigint, bigint];
  if (b <= 0n || a <= 0n) return 0;
  return Number(a >= b ? 10_000n : (a * 10_000n) / b);
};

/** 6234 bp -> "62.3 %"; whole percents lose the decimal. */
export const formatShare = (bps: number): string => {
  const tenths = Math.floor(bps / 10);
  return `${Math.floor(tenths / 10)}${tenths % 10 ? `.${tenths % 10}` : ''} %`;
};
