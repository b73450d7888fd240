import { RetryableError } from '@joust/units';
import type { Troupe } from './perform.ts';
import { usable } from './plan/issues.ts';
import { readScene, sceneBlock } from './read-scene.ts';
import { Turns, type Say } from './turns.ts';

const PAUSE_MILLIS = 1_000;
const PATIENCE_MILLIS = 3_000;

/**
 * Plays the owner, the six miners and the maintainers until `stop` fires: looks at chain and stand-in, lets everybody who is
 * free do what comes next, and looks again. It remembers nothing. What is only unreachable is tried again; a fault of ours
 * ends it.
 */
export const direct = async (troupe: Troupe, stop: AbortSignal, say: Say): Promise<void> => {
  const broken = new AbortController();
  const over = AbortSignal.any([stop, broken.signal]);
  const turns = new Turns(troupe, over, say, (error) => broken.abort(error));
  while (!over.aborted) {
    try {
      await follow(troupe, turns, over);
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error;
      if (over.aborted) break;
      say(`waiting: ${error.message}`);
      await pause(PATIENCE_MILLIS, over);
    }
  }
  await turns.end();
  if (broken.signal.aborted) throw broken.signal.reason;
};

const follow = async ({ joust, standIn, keys }: Troupe, turns: Turns, over: AbortSignal): Promise<void> => {
  const hotkeys = keys.miners.map((it) => it.hotkey.address);
  const recorded = (await standIn.histories()).filter(usable);
  let seen = -1;
  while (!over.aborted) {
    const block = await sceneBlock(joust.chain);
    if (block > seen) turns.give(await readScene(joust, block, standIn, hotkeys, recorded));
    seen = block;
    await pause(PAUSE_MILLIS, over);
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
