import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bootstrap, DEFAULT_PARAMS, DEMO_CLOCK, developmentKeys, readCode, recordFile, type DevelopmentKeys } from '@joust/bootstrap';
import { Chain, Joust, type Params } from '@joust/contract';
import { RpcProxy, startDevnet, type Devnet, type Fate } from '@joust/devnet';
import { ChainClock, ClockNotReady, createStandIn, type StandIn } from '@joust/github-stand-in';
import { alpha, type Rao } from '@joust/units';
import type { Random } from '../random.ts';

const artifacts = (path: string): string => fileURLToPath(new URL(`../../../../../${path}`, import.meta.url));

/** A day of the rules is 36 blocks of a second. */
export const DAY_BLOCKS = DEMO_CLOCK.blocksPerDay;
export const DAY_MS = DEMO_CLOCK.blocksPerDay * DEMO_CLOCK.msPerBlock;

/** How long everything takes, against the month: 1, or a part of it. */
export interface Tempo {
  /** Times of the stories and of the parameters are multiplied by it. */
  readonly scale: number;
  /** Blocks between two rounds. */
  readonly roundBlocks: number;
  /** Of every issue, in rao of alpha. */
  readonly bounty: Rao;
  /** Open issues that miners wait for before they enrol; the first day begins then. */
  readonly opening: number;
}
/** Eight contract hours between two rounds. */
export const MONTH: Tempo = { scale: 1, roundBlocks: 12, bounty: alpha(2), opening: 0 };
/** So quick that three days see payments and reverts. */
export const THREE_DAYS: Tempo = { scale: 0.25, roundBlocks: 4, bounty: alpha(1), opening: 8 };

/** Windows of 1 to 5 days, resolved after 10, challenged for 2, a quarter held back for 7: a month sees many ends. */
const paramsOf = ({ scale, bounty }: Tempo): Params => ({
  ...DEFAULT_PARAMS,
  pairEpoch: 3_600,
  minBounty: bounty,
  registerDelay: 3_600 * scale,
  submitOpen: 7_200 * scale,
  submitClose: 36_000 * scale,
  resolve: 72_000 * scale,
  extend: 28_800 * scale,
  grace: Math.max(7_200, 28_800 * scale),
  challenge: 14_400 * scale,
  holdback: 50_400 * scale,
});

/** How many of the validators' requests to the node fail, and how: together one in twenty. A cut takes all with it that wait. */
const FATES: readonly (readonly [Fate, number])[] = [
  ['error', 0.0495],
  ['cut', 0.0005],
];
/** Kinds of faults of GitHub, each one of 120 requests: one in twenty. */
const GITHUB_FAULTS = ['fail', 'rateLimit', 'truncate', 'reset', 'graphqlErrors', 'partial'];

/** Between two looks at what waits for a block, in ms, and how many that see no change make a block. */
const LOOK_MILLIS = 20;
const QUIET_LOOKS = 30;

/** A real devnet with the real contract, the stand-in that lives by its time, and a faulty way to the node. */
export class Ground {
  private over = false;
  /** Who may send something now; each of them has one transaction under way at most. */
  private acting = 0;
  private pump: Promise<void> = Promise.resolve();
  readonly folder: string;
  readonly devnet: Devnet;
  readonly keys: DevelopmentKeys;
  /** Without faults: for owner, miners and the oracle. */
  readonly joust: Joust;
  readonly proxy: RpcProxy;
  readonly standIn: StandIn;
  private readonly clock: ChainClock;

  private constructor(it: Pick<Ground, 'folder' | 'devnet' | 'keys' | 'joust' | 'proxy' | 'standIn'> & { clock: ChainClock }) {
    this.folder = it.folder;
    this.devnet = it.devnet;
    this.keys = it.keys;
    this.joust = it.joust;
    this.proxy = it.proxy;
    this.standIn = it.standIn;
    this.clock = it.clock;
  }

  static async lay(validators: number, miners: number, random: Random, tempo: Tempo): Promise<Ground> {
    const folder = mkdtempSync(join(tmpdir(), 'joust-season-'));
    const runtime = readFileSync(artifacts('chain/artifacts/joust_runtime.wasm'));
    const devnet = await startDevnet({
      folder: join(folder, 'chain'),
      port: 0,
      blockMillis: 1_000,
      mode: 'manual',
      runtime,
      preset: 'development',
    });
    const chain = await Chain.connect(devnet.url, { requestMillis: 60_000 });
    const keys = await developmentKeys(validators, miners);
    const contract = await deployed(devnet, chain, keys, folder, paramsOf(tempo));
    const proxy = await RpcProxy.start(devnet.url, { onRequest: () => fateOf(random) });
    const clock = new ChainClock(devnet.url, () => undefined);
    const standIn = await createStandIn({ clock, limit: 1_000_000_000 });
    const ground = new Ground({ folder, devnet, keys, joust: Joust.at(chain, contract), proxy, standIn, clock });
    await ground.inStep();
    for (const [index, kind] of GITHUB_FAULTS.entries()) await ground.order('faults', { kind, every: 120 - index, resetSeconds: 0 });
    ground.pump = ground.makeBlocks();
    return ground;
  }

  get head(): number {
    return this.devnet.head().number;
  }

  async now(): Promise<number> {
    return this.joust.chain.timestamp();
  }

  /** Makes blocks up to this number, and waits until the stand-in has heard of the last. */
  async to(block: number): Promise<void> {
    if (block > this.head) await this.devnet.newBlock(block - this.head);
    await this.inStep();
  }

  /** Something that sends transactions, one after the other. */
  async during<T>(act: () => Promise<T>): Promise<T> {
    this.acting += 1;
    try {
      return await act();
    } finally {
      this.acting -= 1;
    }
  }

  async order<T = unknown>(name: string, body: object): Promise<T> {
    const answer = await fetch(`${this.standIn.url}/_control/${name}`, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${name} ${JSON.stringify(body)}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async end(): Promise<void> {
    this.over = true;
    await this.pump;
    this.joust.chain.close();
    this.clock.stop();
    await this.proxy.stop();
    await this.standIn.stop();
    await this.devnet.stop();
    rmSync(this.folder, { recursive: true });
  }

  /** A block is made once everybody who acts waits for one, or once no more transactions come. */
  private async makeBlocks(): Promise<void> {
    let before = 0;
    for (let quiet = 0; !this.over; quiet += 1) {
      const pending = (await this.joust.chain.rpc.request('author_pendingExtrinsics')) as unknown[];
      if (pending.length !== before) quiet = 0;
      before = pending.length;
      if (pending.length > 0 && (pending.length >= this.acting || quiet >= QUIET_LOOKS)) {
        await this.devnet.newBlock();
        before = 0;
      }
      await sleep(LOOK_MILLIS);
    }
  }

  private async inStep(): Promise<void> {
    const now = await this.now();
    while (timeOf(this.clock) < now) await sleep(5);
  }
}

/** Every neuron pays at most one TAO for its place, and the validators beyond the four of the preset stake as much as they. */
const deployed = async (devnet: Devnet, chain: Chain, keys: DevelopmentKeys, folder: string, params: Params): Promise<string> => {
  let isReady = false;
  const blocks = (async () => {
    while (!isReady) {
      await devnet.newBlock();
      await sleep(15);
    }
  })();
  const call = { type: 'AdminUtils', value: { type: 'sudo_set_max_burn', value: { netuid: 1, max_burn: alpha(1) } } };
  await chain.submit(keys.owner, (await chain.runtime()).call('Sudo', 'sudo', { call }));
  const { contract } = await bootstrap({
    chain,
    keys,
    netuid: 1,
    code: readCode(artifacts('contract/artifacts')),
    clock: DEMO_CLOCK,
    params,
    usesAvailability: true,
    stakes: [alpha(12_000)],
    record: recordFile(join(folder, 'record.json')),
  });
  isReady = true;
  await blocks;
  return contract;
};

const fateOf = (random: Random): Fate => {
  let luck = random.next();
  for (const [fate, share] of FATES) {
    luck -= share;
    if (luck < 0) return fate;
  }
  return 'pass';
};

const timeOf = (clock: ChainClock): number => {
  try {
    return clock.now();
  } catch (error) {
    if (error instanceof ClockNotReady) return 0;
    throw error;
  }
};
