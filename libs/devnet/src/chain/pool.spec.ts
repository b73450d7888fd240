import type { Hex } from '../hex.ts';
import { hashOf } from './header.ts';
import { ExtrinsicRefused, type ExtrinsicStatus, nonceTag, Pool } from './pool.ts';
import type { Refusal, Validity } from './validity.ts';

/** A runtime of one account: an extrinsic is two bytes, its nonce and a tip. */
const account =
  (next: { nonce: number }) =>
  async (extrinsic: Hex): Promise<Validity | Refusal> => {
    const [nonce, tip] = [Number.parseInt(extrinsic.slice(2, 4), 16), Number.parseInt(extrinsic.slice(4, 6), 16)];
    if (nonce < next.nonce) return { kind: 'stale', text: 'Transaction is outdated' };
    const requires = nonce > next.nonce ? [`n${nonce - 1}`] : [];
    return { priority: BigInt(tip), requires, provides: [`n${nonce}`], longevity: 64n };
  };
const extrinsic = (nonce: number, tip = 0): Hex => `0x${nonce.toString(16).padStart(2, '0')}${tip.toString(16).padStart(2, '0')}`;
const included = (...extrinsics: Hex[]) => extrinsics.map((each) => ({ extrinsic: each, refusal: undefined }));
const BLOCK: Hex = hashOf('0xb10c');

describe('the pool', () => {
  const next = { nonce: 0 };
  let pool: Pool;
  beforeEach(() => {
    next.nonce = 0;
    pool = new Pool(account(next));
  });

  it('orders by nonce whatever the order of arrival', async () => {
    for (const nonce of [2, 0, 1]) await pool.submit(extrinsic(nonce), 1);
    expect(await pool.select(1)).toEqual([extrinsic(0), extrinsic(1), extrinsic(2)]);
  });

  it('keeps one that comes too early, and drops it when nothing fills the gap', async () => {
    const seen: ExtrinsicStatus[] = [];
    await pool.submit(extrinsic(5), 1, (status) => seen.push(status));
    expect(await pool.select(2)).toEqual([]);
    expect(pool.pending).toEqual([extrinsic(5)]);
    await pool.select(65);
    expect(pool.pending).toEqual([]);
    expect(seen).toEqual(['future', 'dropped']);
  });

  it('lets one through whose predecessor got into a block meanwhile', async () => {
    await pool.submit(extrinsic(1), 1);
    next.nonce = 1;
    expect(await pool.select(2)).toEqual([extrinsic(1)]);
  });

  it('tells the watcher of ready, block and finality', async () => {
    const seen: ExtrinsicStatus[] = [];
    await pool.submit(extrinsic(0), 1, (status) => seen.push(status));
    pool.settle(BLOCK, included(extrinsic(0)));
    expect(seen).toEqual(['ready', { inBlock: BLOCK }, { finalized: BLOCK }]);
    expect(pool.pending).toEqual([]);
  });

  it('keeps what did not fit and drops what became invalid', async () => {
    const seen: ExtrinsicStatus[] = [];
    await pool.submit(extrinsic(0), 1);
    await pool.submit(extrinsic(1), 1, (status) => seen.push(status));
    pool.settle(BLOCK, [
      { extrinsic: extrinsic(0), refusal: { kind: 'full', text: '' } },
      { extrinsic: extrinsic(1), refusal: { kind: 'invalid', text: '' } },
    ]);
    expect(pool.pending).toEqual([extrinsic(0)]);
    expect(seen.at(-1)).toBe('invalid');
  });

  it.each([
    ['an outdated one', async () => void (next.nonce = 3), extrinsic(0), 1010],
    ['one twice', () => pool.submit(extrinsic(0), 1), extrinsic(0), 1013],
    ['another with the same nonce and no higher tip', () => pool.submit(extrinsic(0, 1), 1), extrinsic(0, 0), 1014],
  ])('refuses %s', async (_, before, candidate, code) => {
    await before();
    const waiting = pool.pending;
    await expect(pool.submit(candidate, 1)).rejects.toMatchObject({ rpcCode: code });
    await expect(pool.submit(candidate, 1)).rejects.toThrow(ExtrinsicRefused);
    expect(pool.pending).toEqual(waiting);
  });

  it('lets a higher tip take the place', async () => {
    const seen: ExtrinsicStatus[] = [];
    await pool.submit(extrinsic(0, 1), 1, (status) => seen.push(status));
    const hash = await pool.submit(extrinsic(0, 2), 1);
    expect(pool.pending).toEqual([extrinsic(0, 2)]);
    expect(seen.at(-1)).toEqual({ usurped: hash });
  });

  it('knows which nonces are waiting', async () => {
    const tag = nonceTag(`0x${'ab'.repeat(32)}`, 258);
    expect(tag).toBe(`${'ab'.repeat(32)}02010000`);
    await pool.submit(extrinsic(0), 1);
    expect(pool.provides('n0')).toBe(true);
    expect(pool.provides('n1')).toBe(false);
  });
});
