import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Chain, Joust } from '@joust/contract';
import { type Devnet, startDevnet } from '@joust/devnet';
import { bootstrap, type BootstrapOptions } from './bootstrap.ts';
import { readCode } from './code.ts';
import { type DevelopmentKeys, developmentKeys } from './development-keys.ts';
import { contractNeuronHotkey } from './neuron-key.ts';
import { ownerOf, uidOf } from './neurons.ts';
import { recordFile } from './record.ts';

const artifact = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const NETUID = 1;

describe('the bootstrap of a development chain', () => {
  let folder: string;
  let devnet: Devnet;
  let chain: Chain;
  let keys: DevelopmentKeys;
  const lines: string[] = [];
  const options = (): BootstrapOptions => ({
    chain,
    keys,
    netuid: NETUID,
    code: readCode(artifact('contract/artifacts')),
    clock: { blocksPerDay: 36, msPerBlock: 1_000 },
    usesAvailability: true,
    record: recordFile(join(folder, 'contract.json')),
    onProgress: (line) => lines.push(line),
  });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'joust-bootstrap-'));
    devnet = await startDevnet({
      folder: join(folder, 'chain'),
      port: 0,
      mode: 'timer',
      blockMillis: 100,
      preset: 'development',
      runtime: readFileSync(artifact('chain/artifacts/joust_runtime.wasm')),
    });
    chain = await Chain.connect(devnet.url);
    keys = await developmentKeys(4, 6);
  });
  afterAll(async () => {
    chain.close();
    await devnet.stop();
    rmSync(folder, { recursive: true });
  });

  it('ends with the contract as coldkey of its own neuron, validators listed, and emission flowing to it', async () => {
    const { contract, neuron } = await bootstrap(options());
    expect(neuron).toBe(contractNeuronHotkey(NETUID, 0));
    expect(await ownerOf(chain, neuron)).toBe(contract);
    expect(await uidOf(chain, NETUID, neuron)).toEqual(expect.any(Number));
    const joust = Joust.at(chain, contract);
    const config = await joust.read.config();
    expect(config).toMatchObject({ netuid: NETUID, hotkey: neuron, owner: keys.owner.address, blocksPerDay: 36, msPerBlock: 1_000 });
    expect(config.frozenAnchor).toEqual(expect.any(Number)); // of this epoch, or of the last one if it ended meanwhile
    const validators = await joust.read.validators();
    expect(validators.map(({ hotkey, coldkeys }) => [hotkey, coldkeys])).toEqual(
      keys.validators.map(({ hotkey, coldkey }) => [hotkey.address, [coldkey.address]]),
    );
    expect(validators.every(({ weight }) => weight > 0n)).toBe(true);

    const before = await chain.stake(neuron, contract, NETUID);
    await devnet.newBlock(25);
    expect(await chain.stake(neuron, contract, NETUID)).toBeGreaterThan(before);
  });

  it('done again, finds everything done', async () => {
    const again = lines.length;
    const { nonce } = await chain.account(keys.owner.address);
    const { contract } = await bootstrap(options());
    expect((await chain.account(keys.owner.address)).nonce).toBeLessThanOrEqual(nonce + 1); // a new epoch may be frozen
    expect(lines.slice(again).join('\n')).not.toMatch(/registering|announcing|uploading|takes over|funded/);
    expect((await Joust.at(chain, contract).read.validators()).length).toBe(4);
  });

  it('begun anew on the same chain is refused: the first contract holds the neuron', async () => {
    const record = recordFile(join(folder, 'other.json'));
    await expect(bootstrap({ ...options(), record })).rejects.toThrow('belongs to');
  });
});
