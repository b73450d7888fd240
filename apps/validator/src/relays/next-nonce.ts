const NANOS_PER_MILLI = 1_000_000n;
let last = 0n;

/** Nanoseconds since 1970, each above the one before: axons refuse others. After a restart time itself has gone on. */
export const nextNonce = (): bigint => {
  const now = BigInt(Date.now()) * NANOS_PER_MILLI;
  last = now > last ? now : last + 1n;
  return last;
};
