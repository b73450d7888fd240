const PAUSE_MILLIS = 300;

/**
 * Asks until the answer is neither null nor false; fails with `what` after `seconds`, naming the last answer or error.
 * For waiting only: what is asserted is asserted afterwards.
 */
export const until = async <T>(what: string, seconds: number, ask: () => Promise<T | null | false>): Promise<T> => {
  const end = Date.now() + seconds * 1_000;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== false) return answer;
      last = answer;
    } catch (error) {
      last = error instanceof Error ? error.message : error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
  }
  throw new Error(`Waited ${seconds} s in vain until ${what}; last: ${String(last)}`);
};
