import { setTimeout as sleep } from 'node:timers/promises';
import { type Stage, together } from './part.ts';

const stage = { stop: new AbortController().signal } as unknown as Stage;

describe('starting things side by side', () => {
  it('answers all', async () =>
    expect(await together<[number, string]>(stage, [() => Promise.resolve(1), () => Promise.resolve('two')])).toEqual([1, 'two']));

  it('fails with the first failure, having stopped the others and waited for them', async () => {
    const told: string[] = [];
    const patient = async ({ stop }: Stage): Promise<void> => {
      while (!stop.aborted) await sleep(5);
      await sleep(20);
      told.push('stopped');
      throw new Error('stopped while it started');
    };
    const broken = () => sleep(20).then(() => Promise.reject(new Error('no Redis')));
    await expect(together(stage, [patient, broken])).rejects.toThrow('no Redis');
    expect(told).toEqual(['stopped']);
  });

  it('is stopped from outside, too', async () => {
    const outside = new AbortController();
    const started = together({ ...stage, stop: outside.signal }, [
      async ({ stop }) => {
        while (!stop.aborted) await sleep(5);
        return 'seen';
      },
    ]);
    outside.abort();
    expect(await started).toEqual(['seen']);
  });
});
