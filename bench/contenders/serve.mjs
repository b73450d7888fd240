import { createInterface } from 'node:readline';
import { processorSeconds } from './processor-time.mjs';

/**
 * Runs one of the races each time its name comes in, and answers how many results it rated and what that took: seconds of the
 * thread's processor time and seconds by the clock.
 * @param {Record<string, { results: number, prepare?: () => unknown, run: (prepared: unknown) => unknown }>} races
 *   what `prepare` does is not timed
 */
export const serve = async (races) => {
  for await (const name of createInterface({ input: process.stdin })) {
    const { results, prepare = () => null, run } = races[name];
    const prepared = prepare();
    const [began, clock] = [processorSeconds(), performance.now()];
    run(prepared);
    console.log(JSON.stringify({ results, seconds: processorSeconds() - began, clock: (performance.now() - clock) / 1_000 }));
  }
};
