/** Milli-Elo as a person reads it: 1548000 -> "1548". Integers in, the part below one point is cut. */
export const formatRating = (milliElo: number): string => Math.floor(milliElo / 1000).toString();

/** A change of rating with its sign and one decimal: 24000 -> "+24.0", -61446 -> "−61.4", 0 -> "±0". */
export const formatRatingChange = (milliElo: number): string => {
  if (milliElo === 0) return '±0';
  const size = Math.abs(milliElo);
  return `${milliElo < 0 ? '−' : '+'}${Math.floor(size / 1000)}.${Math.floor((size % 1000) / 100)}`;
};
