import type { Hex } from '../hex.ts';
import { CallCache } from './call-cache.ts';

const text = (bytes: number): Hex => `0x${'00'.repeat(bytes)}`;

describe('answers kept', () => {
  it('are asked for once, also by those who ask at the same time', async () => {
    const cache = new CallCache();
    let asked = 0;
    const ask = async () => {
      asked += 1;
      return text(1);
    };
    expect(await Promise.all([cache.get('a', ask), cache.get('a', ask), cache.get('b', ask)])).toEqual([text(1), text(1), text(1)]);
    await cache.get('a', ask);
    expect(asked).toBe(2);
  });

  it('are not failures', async () => {
    const cache = new CallCache();
    await expect(cache.get('a', () => Promise.reject(new Error('trap')))).rejects.toThrow('trap');
    expect(await cache.get('a', () => Promise.resolve('0x01' as Hex))).toBe('0x01');
  });

  it('make room: the one used longest ago goes first', async () => {
    const cache = new CallCache();
    const asked: string[] = [];
    const get = (key: string) =>
      cache.get(key, () => {
        asked.push(key);
        return Promise.resolve(text(1_500_000)); // 3 MB of text; 8 MB are kept
      });
    await get('a');
    await get('b');
    await get('a');
    await get('c');
    await get('a');
    await get('b');
    expect(asked).toEqual(['a', 'b', 'c', 'b']);
  });
});
