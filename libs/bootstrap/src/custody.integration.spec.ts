import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Chain, type Params, type Signer } from '@joust/contract';
import { type Devnet, startDevnet } from '@joust/devnet';
import { alpha } from '@joust/units';
import { burdensOf } from './burdens.ts';
import { send } from './calls.ts';
import { readCode } from './code.ts';
import { ConstructorRefused, CustodyBroken, establishCustody } from './custody.ts';
import { DEFAULT_PARAMS } from './demo-params.ts';
import { type DevelopmentKeys, developmentKeys } from './development-keys.ts';
import { ensureFunds } from './funds.ts';
import { ensureRegistered, ensureStake, uidOf } from './neurons.ts';
import { contractNeuronHotkey } from './neuron-key.ts';
import { recordFile } from './record.ts';

const artifact = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const NETUID = 1;

const required = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('is missing');
  return value;
};

describe('custody is refused before it costs anything', () => {
  let folder: string;
  let devnet: Devnet;
  let chain: Chain;
  let keys: DevelopmentKeys;
  const hotkey = contractNeuronHotkey(NETUID, 0);
  const found = (changed: { params?: Params; deployer?: Signer; record?: string } = {}) =>
    establishCustody(chain, {
      netuid: NETUID,
      hotkey,
      code: readCode(artifact('contract/artifacts')),
      constructorArgs: [NETUID, hotkey, 36, 1_000, true, changed.params ?? DEFAULT_PARAMS, chain.genesisHash],
      registrant: keys.treasury,
      deployer: changed.deployer ?? keys.owner,
      record: recordFile(join(folder, changed.record ?? 'contract.json')),
      onProgress: () => undefined,
    });
  const rejectLocked = (enabled: boolean) =>
    send(chain, keys.treasury, { pallet: 'SubtensorModule', name: 'set_reject_locked_alpha', args: { enabled } });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'joust-custody-'));
    devnet = await startDevnet({
      folder: join(folder, 'chain'),
      port: 0,
      mode: 'timer',
      blockMillis: 100,
      preset: 'development',
      runtime: readFileSync(artifact('chain/artifacts/joust_runtime.wasm')),
    });
    chain = await Chain.connect(devnet.url);
    keys = await developmentKeys(12, 0); // the last ones have no TAO
    await ensureFunds(chain, keys.owner, [{ account: keys.treasury.address, free: alpha(100) }]);
  });
  afterAll(async () => {
    chain.close();
    await devnet.stop();
    rmSync(folder, { recursive: true });
  });

  it('for a constructor that refuses its arguments', async () => {
    const params = { ...DEFAULT_PARAMS, ratingVersion: 0 };
    await expect(found({ params, record: 'refused.json' })).rejects.toThrow(ConstructorRefused);
    expect(await uidOf(chain, NETUID, hotkey)).toBeUndefined();
  });

  it('for a constructor that the chain breaks off, with its reason', async () => {
    const { hotkey: poor } = required(keys.validators[11]);
    await expect(found({ deployer: poor, record: 'poor.json' })).rejects.toThrow('cannot be made here: Token.');
    expect(await uidOf(chain, NETUID, hotkey)).toBeUndefined();
  });

  it('for a record that another deployer began', async () => {
    const { hotkey: other } = required(keys.validators[0]);
    await expect(found({ deployer: other, record: 'poor.json' })).rejects.toThrow('of another deployer');
    expect(await uidOf(chain, NETUID, hotkey)).toBeUndefined();
  });

  it('for a registrant that accepts locked alpha, because the contract would', async () => {
    expect(await burdensOf(chain, keys.treasury.address)).toEqual([]);
    await rejectLocked(false);
    await expect(found()).rejects.toThrow(CustodyBroken);
    await expect(found()).rejects.toThrow('it accepts locked alpha');
    expect(await uidOf(chain, NETUID, hotkey)).toBeUndefined();
    await rejectLocked(true);
    expect(await burdensOf(chain, keys.treasury.address)).toEqual([]);
  });

  it('for a registrant with locked stake', async () => {
    await ensureRegistered(chain, NETUID, keys.treasury, hotkey);
    await ensureStake(chain, NETUID, keys.treasury, hotkey, alpha(5));
    await send(chain, keys.treasury, {
      pallet: 'SubtensorModule',
      name: 'lock_stake',
      args: { hotkey, netuid: NETUID, amount: alpha(2) },
    });
    await expect(found()).rejects.toThrow('has locked stake');
    expect(await chain.storage('SubtensorModule', 'ColdkeySwapAnnouncements', [keys.treasury.address])).toBeNull();
  });
});
