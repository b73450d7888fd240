import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OtherGenesis } from '@joust/devnet';
import { AlreadyRunning } from '../up/errors.ts';
import { devnet, type DevnetCommand } from './devnet.ts';
import { writeSpec } from './write-spec.ts';

const JOUST_ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const environment = { JOUST_ROOT, JOUST_HOME: '.joust' };

describe('joust devnet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'joust-devnet-command-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Starts the command, uses the chain once it says that it is up, and stops it. */
  const during = async <T>(own: Partial<DevnetCommand>, use: (ready: Ready) => Promise<T>): Promise<{ used: T; block: number }> => {
    const stop = new AbortController();
    let up: (ready: Ready) => void;
    const ready = new Promise<Ready>((resolve) => (up = resolve));
    const command: DevnetCommand = { folder, port: 0, fresh: false, manual: true, json: true, preset: 'development', ...own };
    const write = (line: string) => {
      const { event, data } = JSON.parse(line) as { event: string; data: Ready };
      if (event === 'ready') up(data);
    };
    const running = devnet(environment, command, write, stop.signal);
    const used = await Promise.race([ready.then(use), running.then(() => Promise.reject(new Error('it ended')))]).finally(() =>
      stop.abort(),
    );
    const { data } = await running;
    return { used, block: (data as { block: number }).block };
  };

  it('is one chain over several starts, begins anew with --fresh, and is not mixed with another genesis', async () => {
    const first = await during({}, async ({ url, genesisHash }) => {
      expect(await ask(url, 'dev_newBlock', 3)).toBeTruthy();
      return genesisHash;
    });
    expect(first.block).toBe(3);
    const second = await during({}, async ({ genesisHash, block }) => ({ genesisHash, block }));
    expect(second.used).toEqual({ genesisHash: first.used, block: 3 });
    await expect(during({ preset: 'local' }, async () => undefined)).rejects.toBeInstanceOf(OtherGenesis);
    const note = join(folder, 'note.txt');
    writeFileSync(note, 'mine');
    const third = await during({ preset: 'local', fresh: true }, async ({ block }) => block);
    expect(third.used).toBe(0);
    expect(existsSync(note)).toBe(true);
  });

  it('is alone in its folder', async () => {
    await during({ fresh: true }, async () => {
      await expect(during({}, async () => undefined)).rejects.toBeInstanceOf(AlreadyRunning);
    });
  });

  it('lets the clock of the chain follow the blocks', async () => {
    const { used } = await during({ fresh: true, manual: false, blockMillis: 100 }, async ({ url, blockMillis }) => {
      expect(blockMillis).toBe(100);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      const header = (await ask(url, 'chain_getHeader')) as { number: string };
      return Number(header.number);
    });
    expect(used).toBeGreaterThan(2);
  });

  it('writes a chain spec of the same genesis', async () => {
    const out = join(folder, 'spec.json');
    const { data } = await writeSpec(environment, {
      preset: 'local',
      out,
      name: 'Test',
      id: 'test',
      chainType: 'Local',
      paraId: 1_000,
      bootNode: ['/ip4/127.0.0.1/tcp/30333'],
    });
    expect(data).toMatchObject({ genesisHash: expect.stringMatching(/^0x[0-9a-f]{64}$/) as string });
    const spec = JSON.parse(readFileSync(out, 'utf8')) as { genesis: { raw: { top: Record<string, string> } }; bootNodes: string[] };
    expect(spec).toMatchObject({ name: 'Test', chainType: 'Local', bootNodes: ['/ip4/127.0.0.1/tcp/30333'] });
    expect(spec.genesis.raw.top['0x3a636f6465']).toMatch(/^0x/);
  });
});

interface Ready {
  readonly url: string;
  readonly genesisHash: string;
  readonly block: number;
  readonly blockMillis: number | null;
}

const ask = async (url: string, method: string, ...params: unknown[]): Promise<unknown> => {
  const response = await fetch(url.replace('ws:', 'http:'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const { result, error } = (await response.json()) as { result?: unknown; error?: { message: string } };
  if (error) throw new Error(error.message);
  return result;
};
