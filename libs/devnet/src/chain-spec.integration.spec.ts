import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChainSpec, type ChainSpecRequest, chainSpec } from './chain-spec.ts';
import { GenesisRefused } from './chain/genesis.ts';
import { startDevnet } from './devnet.ts';
import { connect } from './testing/rpc.ts';

const runtime = readFileSync(fileURLToPath(new URL('../../../chain/artifacts/joust_runtime.wasm', import.meta.url)));
const genesisPatch = { subtensorModule: { slotMillis: 250 } };
const request: ChainSpecRequest = {
  runtime,
  preset: 'development',
  genesisPatch,
  genesisMillis: 1_800_000_000_000n,
  name: 'Joust Devnet',
  id: 'joust-devnet',
  chainType: 'Development',
  paraId: 1_000,
  bootNodes: [],
};

describe('a chain spec', () => {
  it('begins the chain that a devnet with the same genesis begins', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'joust-spec-test-'));
    const { mode, port, blockMillis } = { mode: 'manual' as const, port: 0, blockMillis: 1_000 };
    const devnet = await startDevnet({ ...request, preset: 'development', genesisPatch, folder, mode, port, blockMillis });
    const client = await connect(devnet.url);
    try {
      const { spec, genesisHash } = await chainSpec(request);
      expect(genesisHash).toBe(devnet.genesisHash);
      const top = topOf(spec);
      const keys = await client.get<string[]>('state_getKeysPaged', '0x', 1_000, null);
      expect(keys.length).toBeLessThan(1_000);
      expect(Object.keys(top)).toEqual([...keys].sort());
      const some = keys.filter((_, i) => i % 29 === 0);
      for (const key of some) expect(await client.get('state_getStorage', key)).toBe(top[key]);
    } finally {
      client.close();
      await devnet.stop();
      rmSync(folder, { recursive: true });
    }
  });

  it('has what polkadot-omni-node asks for, and is the same every time', async () => {
    const first = await chainSpec(request);
    expect(first.spec).toMatchObject({ id: 'joust-devnet', chainType: 'Development', relay_chain: 'rococo-local', para_id: 1_000 });
    expect(JSON.stringify(await chainSpec(request))).toBe(JSON.stringify(first));
    const later = await chainSpec({ ...request, genesisMillis: 1_800_000_000_001n });
    expect(later.genesisHash).not.toBe(first.genesisHash);
  });

  it('is refused where the genesis contradicts itself', async () => {
    await expect(chainSpec({ ...request, genesisPatch: { subtensorModule: { unknown: 1 } } })).rejects.toBeInstanceOf(GenesisRefused);
    await expect(chainSpec({ ...request, preset: 'finney' })).rejects.toBeInstanceOf(GenesisRefused);
  });
});

const topOf = (spec: ChainSpec['spec']): Record<string, string> =>
  (spec as unknown as { genesis: { raw: { top: Record<string, string> } } }).genesis.raw.top;
