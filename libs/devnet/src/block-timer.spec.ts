import { setTimeout as sleep } from 'node:timers/promises';
import { BlockTimer } from './block-timer.ts';

describe('the block timer', () => {
  it('keeps the cadence when building takes a part of it', async () => {
    const starts: number[] = [];
    const timer = new BlockTimer(
      40,
      async () => {
        starts.push(performance.now());
        await sleep(15);
      },
      (error) => expect(error).toBeUndefined(),
    );
    await sleep(430);
    timer.stop();
    expect(starts.length).toBeGreaterThanOrEqual(7);
    expect(starts.length).toBeLessThanOrEqual(11);
  });

  it('never builds two at once, and does not make up for missed ones', async () => {
    let running = 0;
    let most = 0;
    let built = 0;
    const timer = new BlockTimer(
      5,
      async () => {
        most = Math.max(most, ++running);
        await sleep(50);
        running -= 1;
        built += 1;
      },
      (error) => expect(error).toBeUndefined(),
    );
    await sleep(320);
    timer.stop();
    expect(most).toBe(1);
    expect(built).toBeLessThanOrEqual(7);
  });

  it('tells a failure and goes on', async () => {
    const failures: unknown[] = [];
    const timer = new BlockTimer(
      10,
      () => Promise.reject(new Error('no block')),
      (error) => failures.push(error),
    );
    await sleep(100);
    timer.stop();
    const told = failures.length;
    expect(told).toBeGreaterThan(1);
    await sleep(40);
    expect(failures.length).toBe(told);
  });
});
