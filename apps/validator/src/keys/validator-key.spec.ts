import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadKey, readKey } from './validator-key.ts';

const MNEMONIC = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk';

describe('the validator’s key', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'joust-key-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const file = async (text: string): Promise<string> => {
    const path = join(folder, `${text.length}`);
    await writeFile(path, text);
    return path;
  };

  it('may be a development key on a Development chain', async () =>
    expect((await readKey('//Alice', 'Development')).address).toBe('5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'));

  it.each(['Live', 'Local'])('may not be one on a %s chain', (type) => expect(readKey('//Alice', type)).rejects.toThrow(BadKey));

  it('is read from a file with a mnemonic, on any chain', async () =>
    expect((await readKey(await file(`${MNEMONIC}\n`), 'Live')).address).toBe('5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV'));

  it.each([
    ['nothing is there', () => Promise.resolve('/nowhere/key')],
    ['the file holds no mnemonic', () => file('not twelve words')],
  ])('is refused without showing anything when %s', async (_name, path) => {
    const setting = await path();
    await expect(readKey(setting, 'Live')).rejects.toThrow(BadKey);
    await expect(readKey(setting, 'Live')).rejects.not.toThrow('twelve');
  });
});
