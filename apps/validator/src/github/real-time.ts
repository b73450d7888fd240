import type { Config } from '@joust/contract';
import { PermanentError } from '@joust/units';

const DAY_MS = 86_400_000;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The chain's day is not a real one, so GitHub's dates cannot be compared with it. */
export class NotRealTime extends PermanentError {}

/**
 * A scaled clock (36 blocks a day) goes with a GitHub stand-in on this machine, which takes its time from the chain;
 * GitHub itself needs a chain whose contract day is a day (validator.md). Errors: {@link NotRealTime}.
 */
export const ensureSameClock = (githubUrl: string, { blocksPerDay, msPerBlock }: Pick<Config, 'blocksPerDay' | 'msPerBlock'>): void => {
  if (LOOPBACK.has(new URL(githubUrl).hostname) || blocksPerDay * msPerBlock === DAY_MS) return;
  throw new NotRealTime(
    `a day of this contract lasts ${(blocksPerDay * msPerBlock) / 1_000} s, so ${githubUrl} cannot be its GitHub: use the stand-in, or a contract in real time`,
  );
};
