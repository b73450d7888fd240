import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Misused } from '../answer/answer.ts';
import { genesisOf } from './options.ts';

describe('the genesis of joust devnet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'joust-options-'));
  const file = (content: string) => {
    const path = join(folder, 'patch.json');
    writeFileSync(path, content);
    return path;
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('keeps the clock of the preset', () => {
    expect(genesisOf({ preset: 'development' })).toEqual({ blockMillis: 1_000, genesisPatch: {} });
    expect(genesisOf({ preset: 'local' })).toEqual({ blockMillis: 12_000, genesisPatch: {} });
  });

  it('moves the chain’s own clock with the blocks', () => {
    const expected = { blockMillis: 250, genesisPatch: { subtensorModule: { slotMillis: 250 } } };
    expect(genesisOf({ preset: 'development', blockMillis: 250 })).toEqual(expected);
    expect(genesisOf({ preset: 'local', genesis: file('{"subtensorModule":{"slotMillis":250}}') })).toEqual(expected);
  });

  it('lays a file over the preset and keeps what it says', () => {
    const genesis = file('{"sudo":{"key":"5x"},"subtensorModule":{"coldkeySwapDelay":2}}');
    const expected = { sudo: { key: '5x' }, subtensorModule: { coldkeySwapDelay: 2, slotMillis: 500 } };
    expect(genesisOf({ preset: 'development', genesis, blockMillis: 500 }).genesisPatch).toEqual(expected);
  });

  it('refuses what is no JSON object, no file, or no time', () => {
    expect(() => genesisOf({ preset: 'development', genesis: file('[1]') })).toThrow(Misused);
    expect(() => genesisOf({ preset: 'development', genesis: file('{') })).toThrow(Misused);
    expect(() => genesisOf({ preset: 'development', genesis: join(folder, 'none.json') })).toThrow(Misused);
    expect(() => genesisOf({ preset: 'development', blockMillis: 0 })).toThrow(Misused);
  });
});
