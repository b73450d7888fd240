import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WishFile } from './wishes.ts';

const scope = { genesisHash: `0x${'5a'.repeat(32)}`, contract: 'C' } as const;

describe('the file of wishes', () => {
  const home = mkdtempSync(join(tmpdir(), 'joust-wishes-'));
  afterAll(() => rmSync(home, { recursive: true }));
  const file = (hotkey: string, more: Partial<typeof scope> | { contract: string } = {}) =>
    new WishFile(home, hotkey, { ...scope, ...more });

  it('has none at first', () => expect(file('A').read()).toEqual({ picks: [], proofRef: null }));

  it('keeps the order and the largest id, one file a hotkey', () => {
    file('A').write({ picks: [9_223_372_036_854_775_807n, 2n], proofRef: 'gist:aa' });
    file('B').write({ picks: [1n], proofRef: null });
    expect(file('A').read()).toEqual({ picks: [9_223_372_036_854_775_807n, 2n], proofRef: 'gist:aa' });
    expect(readdirSync(join(home, 'miner')).sort()).toEqual(['A.json', 'B.json']);
  });

  it('is not read for another contract, whose issues have the same numbers', () => {
    file('C').write({ picks: [1n], proofRef: 'gist:aa' });
    expect(file('C', { contract: 'another' }).read()).toEqual({ picks: [], proofRef: null });
  });

  it.each(['', '{', '[]', '{"picks":["0"]}', '{"genesisHash":"","contract":"","picks":["1","2","3","4"],"proofRef":null}'])(
    'that reads %j is refused by its name',
    (text) => {
      const one = file('D');
      one.write({ picks: [], proofRef: null });
      writeFileSync(one.path, text);
      expect(() => one.read()).toThrow(expect.objectContaining({ code: 'misused', message: expect.stringContaining(one.path) }));
    },
  );
});
