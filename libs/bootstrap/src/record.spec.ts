import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DeploymentRecord, recordFile, RecordUnreadable } from './record.ts';

const record: DeploymentRecord = { genesisHash: '0x01', salt: `0x${'ab'.repeat(32)}`, address: '5C', hotkey: '5H', codeHash: '0x02' };

describe('the deployment record', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'joust-record-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is absent, then what was written', async () => {
    const store = recordFile(join(folder, 'deep', 'record.json'));
    expect(await store.read()).toBeUndefined();
    await store.write(record);
    expect(await store.read()).toEqual(record);
  });

  it('is readable by its owner only, for the salt is secret', async () => {
    const file = join(folder, 'record.json');
    await recordFile(file).write(record);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it.each(['', 'no json', '{}', JSON.stringify({ ...record, salt: '0x01' })])('damaged is an error, not an absence: %s', async (text) => {
    const file = join(folder, 'record.json');
    await writeFile(file, text);
    await expect(recordFile(file).read()).rejects.toThrow(RecordUnreadable);
  });
});
