import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bootstrap, DEFAULT_PARAMS, DEMO_CLOCK, developmentKeys, readCode, recordFile, type DevelopmentKeys } from '@joust/bootstrap';
import { Chain, intentBytes, Joust, type Competition, type ContractEvent, type Params } from '@joust/contract';
import { startDevnet, type Devnet } from '@joust/devnet';
import { GithubClient, proofMessage, proofText, readIssue } from '@joust/github';
import { ChainClock, ClockNotReady, createStandIn, type StandIn } from '@joust/github-stand-in';
import { alpha } from '@joust/units';
import { u8aToHex } from '@polkadot/util';
import type { Decision } from '../round/action.ts';
import type { ValidatorKey } from '../keys/validator-key.ts';
import { think, type Thinker } from '../round/round.ts';
import { sendAll, type Sent } from '../round/send.ts';
import type { RoundSettings } from '../round/settings.ts';

const artifact = (path: string): Buffer => readFileSync(fileURLToPath(new URL(`../../../../${path}`, import.meta.url)));

export const SETTINGS: RoundSettings = {
  turnBlocks: 5,
  weightBlocks: 50,
  harvestMinimum: alpha(1),
  contractShare: 8_000,
  ossShare: 0,
  vetoedCode: [],
  acceptedCode: [],
  relays: { most: 8, deadlineMs: 20_000, patienceMs: 10_000, privateToo: true },
};
export const ANN = 501;
export const BEN = 502;
export const MAINTAINER = 500;
export const REPO = 'maintainer/thing';

/**
 * A real devnet with the real contract and the GitHub stand-in, in step with the test: blocks are made when a transaction
 * waits, or when the test says so, so nothing depends on how fast the machine is.
 */
export class Stage {
  private ended = false;
  private eager = false;
  /** Blocks are made only when the test says so, also when a transaction waits. */
  byHand = false;
  settings: RoundSettings = SETTINGS;
  private pump: Promise<void> = Promise.resolve();
  private seen = 0;
  readonly events: ContractEvent[] = [];

  private constructor(
    private readonly folder: string,
    readonly devnet: Devnet,
    readonly chain: Chain,
    readonly keys: DevelopmentKeys,
  ) {}

  /** Where other processes find the node. */
  get url(): string {
    return this.devnet.url;
  }

  joust!: Joust;
  standIn!: StandIn;
  private clock!: ChainClock;
  github!: GithubClient;

  /** Four validators with stake, two miners, and the contract in custody of its neuron. */
  static async begin(params: Params = DEFAULT_PARAMS): Promise<Stage> {
    const stage = await Stage.open(mkdtempSync(join(tmpdir(), 'joust-stage-')));
    stage.pump = stage.makeBlocks();
    stage.eager = true;
    const { chain, keys, recordOf } = stage;
    const code = readCode(fileURLToPath(new URL('../../../../contract/artifacts', import.meta.url)));
    await bootstrap({ chain, keys, netuid: 1, code, clock: DEMO_CLOCK, params, usesAvailability: true, record: recordOf });
    stage.eager = false;
    await stage.build();
    return stage;
  }

  /** A stage that was left, as it stood then; it can be played again and again. */
  static async again(folder: string): Promise<Stage> {
    const copy = mkdtempSync(join(tmpdir(), 'joust-stage-'));
    cpSync(folder, copy, { recursive: true });
    const stage = await Stage.open(copy);
    stage.pump = stage.makeBlocks();
    await stage.build();
    return stage;
  }

  private static async open(folder: string): Promise<Stage> {
    const runtime = artifact('chain/artifacts/joust_runtime.wasm');
    const devnet = await startDevnet({
      folder: join(folder, 'chain'),
      port: 0,
      blockMillis: 1_000,
      mode: 'manual',
      runtime,
      preset: 'development',
    });
    return new Stage(folder, devnet, await connect(devnet.url), await developmentKeys(4, 2));
  }

  private get recordOf() {
    return recordFile(join(this.folder, 'record.json'));
  }

  private async build(): Promise<void> {
    const record = await this.recordOf.read();
    if (record === undefined) throw new Error('the contract was never made');
    this.joust = Joust.at(this.chain, record.address);
    this.clock = new ChainClock(this.devnet.url, () => undefined);
    this.standIn = await createStandIn({ clock: this.clock, stateFile: join(this.folder, 'github.json') });
    this.github = new GithubClient({ baseUrl: this.standIn.url });
    this.seen = this.devnet.head().number;
    await this.inStep();
  }

  /** Stops everything and keeps the folder, which it answers: for `again`. */
  async leave(): Promise<string> {
    this.ended = true;
    await this.pump;
    this.chain.close();
    this.clock.stop();
    await this.standIn.stop();
    await this.devnet.stop();
    return this.folder;
  }

  async end(): Promise<void> {
    rmSync(await this.leave(), { recursive: true });
  }

  private async makeBlocks(): Promise<void> {
    while (!this.ended) {
      if (this.byHand) {
        await sleep(15);
        continue;
      }
      const pending = await this.chain.rpc.request('author_pendingExtrinsics');
      if (this.eager || (Array.isArray(pending) && pending.length > 0)) await this.devnet.newBlock();
      await sleep(15);
    }
  }

  /** Makes blocks up to this number. */
  async advanceTo(block: number): Promise<void> {
    const missing = block - this.devnet.head().number;
    if (missing > 0) await this.devnet.newBlock(missing);
    await this.inStep();
  }

  /** Waits until the stand-in has heard of the newest block: its time is the chain's. */
  async inStep(): Promise<void> {
    const now = await this.chain.timestamp();
    while (timeOf(this.clock) < now) await sleep(10);
  }

  advance(blocks: number): Promise<void> {
    return this.advanceTo(this.devnet.head().number + blocks);
  }

  /** What a validator (1 to 4) concludes now; over a connection of its own if `fresh`, as after a restart. */
  async decisions(validator: number, { fresh = false } = {}): Promise<readonly Decision[]> {
    const chain = fresh ? await connect(this.devnet.url) : this.chain;
    try {
      const joust = Joust.at(chain, this.joust.address);
      return (await think(this.thinker(validator, joust), await chain.finalized())).decisions;
    } finally {
      if (fresh) chain.close();
    }
  }

  /** A setting of the subnet, by the chain's root. */
  async setSubnet(name: string, value: Readonly<Record<string, unknown>>): Promise<void> {
    const runtime = await this.chain.runtime();
    const { netuid } = await this.joust.read.config();
    const call = { type: 'AdminUtils', value: { type: name, value: { netuid, ...value } } };
    await this.chain.submit(this.keys.owner, runtime.call('Sudo', 'sudo', { call }));
  }

  /** One round of these validators, side by side. */
  async round(validators: readonly number[]): Promise<Sent[]> {
    const sent: Sent[] = [];
    const { signal } = new AbortController();
    const decided = await Promise.all(validators.map(async (one) => [one, await this.decisions(one)] as const));
    await Promise.all(decided.map(([one, decisions]) => sendAll(this.joust, this.hotkey(one), decisions, (it) => sent.push(it), signal)));
    await this.gatherEvents();
    return sent;
  }

  /** Rounds of these validators, some blocks apart, until something has come true. */
  async play(validators: readonly number[], blocks: number, isDone: () => Promise<boolean>): Promise<void> {
    for (let rounds = 0; !(await isDone()); rounds += 1) {
      if (rounds === 60)
        throw new Error(
          `it never came true; the last decisions: ${JSON.stringify((await this.decisions(1)).map(({ about, because }) => [about, because]))}`,
        );
      await this.advance(blocks);
      await this.round(validators);
    }
  }

  thinker(validator: number, joust = this.joust): Thinker {
    const { github, settings } = this;
    return { joust, github, signer: this.hotkey(validator), settings, readContributions: NOBODY_ASKS };
  }

  /** Development keys are whole key pairs. */
  hotkey(validator: number): ValidatorKey {
    const neuron = this.keys.validators[validator - 1];
    if (neuron === undefined) throw new Error(`there is no validator ${validator}`);
    return neuron.hotkey as ValidatorKey;
  }

  private async gatherEvents(): Promise<void> {
    for (const { number } = this.devnet.head(); this.seen < number;) {
      this.seen += 1;
      this.events.push(...this.joust.eventsOf(await this.chain.events(await this.chain.blockHash(this.seen))));
    }
  }

  /** An order to the stand-in: what somebody does at GitHub. */
  async order<T = unknown>(name: string, body: object, method: 'POST' | 'DELETE' = 'POST'): Promise<T> {
    const answer = await fetch(
      `${this.standIn.url}/_control/${name}`,
      method === 'POST' ? { method, body: JSON.stringify(body) } : { method },
    );
    if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** A repository with one open issue, registered for a bounty of 10 alpha, and the two miners' claims with their proofs. */
  async openIssue(): Promise<void> {
    const people = [
      { id: MAINTAINER, login: 'maintainer' },
      { id: ANN, login: 'ann' },
      { id: BEN, login: 'ben' },
    ];
    for (const { id, login } of people) await this.order('accounts', { id, login, type: 'User' });
    await this.order('repositories', { id: 77, repo: REPO, defaultBranch: 'main' });
    await this.register(1);
    for (const [index, id] of [ANN, BEN].entries()) await this.claim(index, BigInt(id));
  }

  /** An open issue of the repository, with a bounty of 10 alpha to be filled. */
  async register(issueNumber: number): Promise<void> {
    await this.order('issues', { repo: REPO, number: issueNumber, title: 'It is broken', author: MAINTAINER });
    const issue = await readIssue(this.github, 'maintainer', 'thing', issueNumber);
    const { repoId, number, nodeId, authorId, defaultBranch, contentHash } = issue;
    await this.joust.submit.registerIssue(
      this.keys.owner,
      BigInt(repoId),
      REPO,
      number,
      nodeId,
      BigInt(authorId ?? 0),
      defaultBranch,
      contentHash,
      alpha(10),
    );
  }

  private async claim(index: number, githubId: bigint): Promise<void> {
    const miner = this.keys.miners[index];
    if (miner === undefined) throw new Error(`there is no miner ${index}`);
    const claim = { contract: this.joust.address, hotkey: miner.hotkey.address, coldkey: miner.coldkey.address, githubId };
    const signature = u8aToHex(miner.hotkey.sign(proofMessage(claim)));
    const gist = await this.order<{ id: string }>('gists', {
      owner: Number(githubId),
      files: { 'joust.txt': proofText(claim, signature) },
    });
    await this.joust.submit.claimIdentity(miner.hotkey, githubId, miner.coldkey.address, `gist:${gist.id}`);
  }

  /** The first miner sends his wish himself. */
  async enrolFirst(): Promise<void> {
    await this.joust.submit.enrol(this.miner(0).hotkey, [1n]);
  }

  /** The second one signs it, and a validator sends it; a signature for other picks is refused before. */
  async relayForSecond(): Promise<void> {
    const { hotkey } = this.miner(1);
    const { genesisHash } = await this.joust.read.config();
    const scope = { genesisHash, contract: this.joust.address };
    const nonce = (await this.joust.read.enrolmentNonce(hotkey.address)) + 1n;
    const intent = { hotkey: hotkey.address, picks: [1n], nonce, validUntil: this.devnet.head().number + 100 };
    const signature = u8aToHex(hotkey.sign(intentBytes(scope, intent)));
    const other = u8aToHex(hotkey.sign(intentBytes(scope, { ...intent, picks: [2n] })));
    await expect(this.joust.submit.relayEnrolment(this.hotkey(1), intent, other)).rejects.toMatchObject({ error: 'BadSignature' });
    await this.joust.submit.relayEnrolment(this.hotkey(1), intent, signature);
  }

  miner(index: number) {
    const neuron = this.keys.miners[index];
    if (neuron === undefined) throw new Error(`there is no miner ${index}`);
    return neuron;
  }

  /** From registered and claimed to the running competition. */
  async toCompetition(validators: readonly number[]): Promise<void> {
    const { read } = this.joust;
    await this.play(
      validators,
      5,
      async () => (await read.identities(0, 10)).items.length === 2 && (await read.issue(1n))?.status === 'Open',
    );
    await this.enrolFirst();
    await this.joust.submit.enrol(this.miner(1).hotkey, [1n]);
    await this.play(validators, 3, async () => (await read.competition(1n)) !== null);
  }

  /** Competition 1 as it is now. */
  async competition(): Promise<Competition> {
    const found = await this.joust.read.competition(1n);
    if (found === null) throw new Error('nothing has started');
    return found;
  }

  /** What happened, by its name. */
  happened<N extends ContractEvent['name']>(name: N): Extract<ContractEvent, { name: N }>[] {
    return this.events.filter((event): event is Extract<ContractEvent, { name: N }> => event.name === name);
  }

  /** Opens a pull request of `author` that closes the issue. Answers its number. */
  async openPull(author: number, more: object = { closes: [1] }): Promise<number> {
    return (await this.order<{ number: number }>('pulls', { repo: REPO, title: 'Repair it', author, ...more })).number;
  }

  /** The maintainer undoes a merge by a pull request of his own. */
  async revert(number: number): Promise<void> {
    const order = { repo: REPO, title: `Revert #${number}`, author: MAINTAINER, reverts: number };
    await this.merge((await this.order<{ number: number }>('pulls', order)).number);
  }

  async merge(number: number): Promise<void> {
    await this.order('pulls/merge', { repo: REPO, number, by: MAINTAINER });
  }
}

/** No share of the emission goes to open-source contributions here. */
const NOBODY_ASKS = () => Promise.reject(new Error('asked in vain'));

const connect = (url: string): Promise<Chain> => Chain.connect(url, { finality: 'finalized', requestMillis: 60_000 });

/** The clock's time; 0 before it has heard of a block. */
const timeOf = (clock: ChainClock): number => {
  try {
    return clock.now();
  } catch (error) {
    if (error instanceof ClockNotReady) return 0;
    throw error;
  }
};
