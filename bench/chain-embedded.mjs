/**
 * The same heavy things as in chain/runtime/src/tests/speed.rs, but as the embedded devnet does them: the blob in Node's
 * WebAssembly, blocks in its store. A subnet of 256 neurons, 64 of them validators that rate all others.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDevnet } from '@joust/devnet';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';

const NETUID = 1;
const NEURONS = 256;
const VALIDATORS = 64;
const TEMPO = 10;
const TAO = 1_000_000_000n;

/** Answers lines of `{ what, millis }`. */
export async function measureEmbedded(runtime) {
  await cryptoWaitReady();
  const keys = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const key = (n) => keys.addFromUri(`//Bench//${n}`);
  const neurons = Array.from({ length: NEURONS - 1 }, (_, i) => ({ key: key(i + 1), coldkey: key(`${i + 1}//cold`), n: i + 1 }));
  const folder = mkdtempSync(join(tmpdir(), 'joust-bench-chain-'));
  const devnet = await startDevnet({
    folder,
    port: 0,
    mode: 'manual',
    blockMillis: 1_000,
    runtime,
    preset: 'development',
    genesisPatch: genesisOf(keys.addFromUri('//Alice').address, neurons),
  });
  const api = await ApiPromise.create({ provider: new WsProvider(devnet.url), noInitWarn: true });
  try {
    return await measure(api, devnet, keys.addFromUri('//Alice'), neurons);
  } finally {
    await api.disconnect();
    await devnet.stop();
    rmSync(folder, { recursive: true });
  }
}

const genesisOf = (alice, neurons) => {
  const of = ({ key, coldkey }) => ({ netuid: NETUID, hotkey: key.address, coldkey: coldkey.address });
  return {
    balances: { balances: [alice, ...neurons.map(({ key }) => key.address)].map((address) => [address, Number(1_000n * TAO)]) },
    subtensorModule: {
      neurons: neurons.map((neuron) => ({ ...of(neuron), validatorPermit: neuron.n <= VALIDATORS })),
      stakes: neurons.slice(0, VALIDATORS).map((neuron) => ({ ...of(neuron), alpha: Number(BigInt(neuron.n) * 1_000n * TAO) })),
    },
  };
};

async function measure(api, devnet, alice, neurons) {
  const results = [];
  const timed = async (what, run) => {
    const from = performance.now();
    await run();
    results.push({ what, millis: Math.round((performance.now() - from) * 10) / 10 });
  };
  const send = async (call, pair, nonce) => (await call.signAsync(pair, { nonce })).send();

  await timed('an empty block', () => devnet.newBlock());
  const miners = neurons.slice(VALIDATORS).map(({ n }) => n);
  for (const { key, n } of neurons.slice(0, VALIDATORS)) {
    const weights = miners.map((miner) => 1 + ((miner * n) % 1_000));
    await send(api.tx.subtensorModule.setWeights(NETUID, miners, weights, 0), key, 0);
  }
  await timed('a block of 64 settings of 191 weights', () => devnet.newBlock());
  const dest = neurons[0].key.address;
  for (let nonce = 0; nonce < 100; nonce += 1) await send(api.tx.balances.transferKeepAlive(dest, TAO), alice, nonce);
  await timed('a block of 100 transfers', () => devnet.newBlock());
  await devnet.newBlock(2 * TEMPO);
  const epochs = [];
  for (let i = 0; i < TEMPO; i += 1) {
    const from = performance.now();
    await devnet.newBlock();
    epochs.push(performance.now() - from);
  }
  results.push({ what: 'the block with an epoch of 256 neurons and 64 validators', millis: Math.round(Math.max(...epochs) * 10) / 10 });
  await timed('a metagraph of 256 neurons', () => api.rpc.state.call('SubnetInfoRuntimeApi_get_metagraph', '0x0100'));
  return results;
}
