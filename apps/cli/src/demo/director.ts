import { ContractRefused, SubmitFailed } from '@joust/contract';
import { JoustError, messageOf, RetryableError } from '@joust/units';
import { perform, type Troupe } from './perform.ts';
import { plan } from './plan/plan.ts';
import { usable } from './plan/issues.ts';
import { readScene } from './read-scene.ts';
import type { Act } from './scene.ts';

const PAUSE_MILLIS = 1_000;
const PATIENCE_MILLIS = 3_000;

/**
 * Plays the owner, the six miners and the maintainers until `stop` fires: looks at chain and stand-in, does what comes next,
 * and looks again. It remembers nothing. What is only unreachable is tried again; a fault of ours ends it.
 */
export const direct = async (troupe: Troupe, stop: AbortSignal, say: (sentence: string) => void): Promise<void> => {
  const hotkeys = troupe.keys.miners.map((it) => it.hotkey.address);
  while (!stop.aborted) {
    try {
      const recorded = (await troupe.standIn.histories()).filter(usable);
      while (!stop.aborted) {
        const acts = plan(await readScene(troupe.joust, troupe.standIn, hotkeys, recorded));
        await Promise.all(acts.map((act) => attempt(troupe, act, say)));
        await pause(PAUSE_MILLIS, stop);
      }
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error;
      say(`waiting: ${error.message}`);
      await pause(PATIENCE_MILLIS, stop);
    }
  }
};

/** Another block may have changed the scene since it was read; then the contract refuses, and the next look shows why. */
const attempt = async (troupe: Troupe, act: Act, say: (sentence: string) => void): Promise<void> => {
  try {
    say(await perform(troupe, act));
  } catch (error) {
    const passes = error instanceof ContractRefused || error instanceof SubmitFailed || error instanceof RetryableError;
    if (!passes) throw error instanceof JoustError ? error.addContext({ act: act.kind }) : error;
    say(`not now (${act.kind}): ${messageOf(error)}`);
  }
};

const pause = (millis: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stop.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, millis);
    stop.addEventListener('abort', done, { once: true });
    if (stop.aborted) done();
  });
