/**
 * The same heavy things as in chain/runtime/src/tests/speed.rs, sent to a chain by its API: a subnet of 256 neurons, 64 of them
 * validators that rate all others.
 */
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';

const NETUID = 1;
const NEURONS = 256;
const VALIDATORS = 64;
const TEMPO = 10;
const TAO = 1_000_000_000n;
/** Of a reading: the least of so many. */
const READS = 5;

/** Laid over the development preset. Validators and miners, and money for //Alice and them. */
export async function workload() {
  await cryptoWaitReady();
  const keys = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const key = (n) => keys.addFromUri(`//Bench//${n}`);
  const neurons = Array.from({ length: NEURONS - 1 }, (_, i) => ({ key: key(i + 1), coldkey: key(`${i + 1}//cold`), n: i + 1 }));
  const alice = keys.addFromUri('//Alice');
  return { alice, neurons, genesisPatch: genesisOf(alice.address, neurons) };
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

/**
 * Answers lines of `{ what, millis, processorMillis }`: by the clock, and of this process with all of its threads, which other work on
 * the machine changes less. `newBlock` makes one; `read` calls a function of the runtime.
 */
export async function measure({ api, newBlock, read, alice, neurons }) {
  const results = [];
  const tenth = (millis) => Math.round(millis * 10) / 10;
  const tell = (what, [millis, processorMillis]) => results.push({ what, millis: tenth(millis), processorMillis: tenth(processorMillis) });
  const processor = () => Object.values(process.cpuUsage()).reduce((sum, micros) => sum + micros / 1_000, 0);
  const timed = async (run) => {
    const [from, used] = [performance.now(), processor()];
    await run();
    return [performance.now() - from, processor() - used];
  };
  /** By the processor: the clock may have caught other work. */
  const inOrder = (times) => times.sort(([, one], [, other]) => one - other);
  const send = async (call, pair, nonce) => (await call.signAsync(pair, { nonce, era: 0 })).send();

  await newBlock();
  tell('an empty block', await timed(newBlock));
  const miners = neurons.slice(VALIDATORS).map(({ n }) => n);
  for (const { key, n } of neurons.slice(0, VALIDATORS)) {
    const weights = miners.map((miner) => 1 + ((miner * n) % 1_000));
    await send(api.tx.subtensorModule.setWeights(NETUID, miners, weights, 0), key, 0);
  }
  tell('a block of 64 settings of 191 weights', await timed(newBlock));
  const dest = neurons[0].key.address;
  for (let nonce = 0; nonce < 100; nonce += 1) await send(api.tx.balances.transferKeepAlive(dest, TAO), alice, nonce);
  tell('a block of 100 transfers', await timed(newBlock));
  const { nonce } = await api.query.system.account(alice.address);
  if (nonce.toNumber() !== 100) throw new Error(`${nonce} of 100 transfers are in the block`);

  // Once for bonds that are all there, and once more measured: of a tempo's blocks the slowest has the epoch.
  for (let i = 0; i < 2 * TEMPO; i += 1) await newBlock();
  const blocks = [];
  for (let i = 0; i < TEMPO; i += 1) blocks.push(await timed(newBlock));
  tell('the block with an epoch of 256 neurons and 64 validators', inOrder(blocks).at(-1));
  for (const [what, method] of [
    ['a metagraph of 256 neurons', 'SubnetInfoRuntimeApi_get_metagraph'],
    ['256 neurons with their weights and bonds', 'NeuronInfoRuntimeApi_get_neurons'],
  ]) {
    const took = [];
    for (let i = 0; i < READS; i += 1) {
      await newBlock(); // an answer may be kept until the next one
      took.push(await timed(() => read(method, '0x0100')));
    }
    tell(what, inOrder(took)[0]);
  }
  return results;
}
