import { setTimeout as sleep } from 'node:timers/promises';
import { Chain, ChainUnreachable } from '@joust/contract';

const FIRST_PAUSE_SECONDS = 1;
const LONGEST_PAUSE_SECONDS = 30;
/** One try: a node on this machine answers at once, one far away within this. */
const CONNECT_MILLIS = 3_000;

/** Doubles from 1 s to 30 s. */
export const pauseSeconds = (attempt: number): number => Math.min(FIRST_PAUSE_SECONDS * 2 ** attempt, LONGEST_PAUSE_SECONDS);

/**
 * Connects to the node, for as long as it takes; says so each time it has to wait. A transaction counts once it is
 * finalized.
 * Errors: those of `Chain.connect` other than an unreachable node; AbortError when stopped while waiting.
 */
export const connectPatiently = async (url: string, say: (sentence: string) => void, signal: AbortSignal): Promise<Chain> => {
  for (let attempt = 0; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      return await Promise.race([Chain.connect(url, { finality: 'finalized', connectMillis: CONNECT_MILLIS }), abortion(signal)]);
    } catch (error) {
      if (!(error instanceof ChainUnreachable)) throw error;
      const seconds = pauseSeconds(attempt);
      say(`${error.message}; trying again in ${seconds} s`);
      // up to a fifth less, so that validators do not all come back at once
      await sleep(1_000 * seconds * (1 - Math.random() / 5), undefined, { signal });
    }
  }
};

/** Fails when the signal comes. */
const abortion = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(new Error('stopped while connecting', { cause: signal.reason })), { once: true }),
  );
