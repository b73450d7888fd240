const LN2 = 0.693147180559945309417;
const LN10_OVER_400 = 0.005756462732485114;

/**
 * e^x from additions, products and divisions alone, which IEEE 754 rounds the same everywhere; Math.exp may differ by
 * engine, and one bit can turn a whole simulated history. Relative error below 1e-14 for |x| < 50.
 */
export const exp = (x: number): number => {
  const halvings = Math.round(x / LN2);
  const rest = x - halvings * LN2;
  let sum = 1;
  for (let term = 16; term > 0; term -= 1) sum = 1 + (rest / term) * sum;
  const factor = halvings < 0 ? 0.5 : 2;
  for (let count = Math.abs(halvings); count > 0; count -= 1) sum *= factor;
  return sum;
};

/** How strong a skill of `points` Elo above 1,500 is: 10^(points / 400). */
export const strength = (points: number): number => exp(points * LN10_OVER_400);

/** Chance of the side that is `difference` Elo points ahead. */
export const winChance = (difference: number): number => 1 / (1 + exp(-difference * LN10_OVER_400));
