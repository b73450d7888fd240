import { Gate, isProofRef, startAxon, type Address, type Axon } from '@joust/axon';
import { SubmitFailed, type Joust, type Signer } from '@joust/contract';
import { messageOf, parseAlpha, type Rao } from '@joust/units';
import { type Answer, Misused, refuse } from '../answer/answer.ts';
import { MinerDesk } from './desk.ts';
import { readMinerView } from './miner-view.ts';
import { addressToPublish, publish } from './publish.ts';
import { reporter, type Reporter, type Write } from './reporter.ts';
import { scopeOf } from './want.ts';
import { WishFile } from './wishes.ts';

export interface RunOptions {
  /** Folder of the wishes. */
  readonly home: string;
  readonly host: string;
  readonly port: number;
  /** The IP address at which others reach the axon, where that is not `host`. */
  readonly announce?: string | undefined;
  /** Decimal alpha. */
  readonly minStake?: string | undefined;
  readonly proof?: string | undefined;
  readonly json: boolean;
}

/** Validators with less are nobody's problem on a development chain. */
const LEAST_STAKE = { development: '1', real: '1000' } as const;
/** How far a validator's clock may be from ours. */
const WINDOW_MILLIS = 30_000;
/** How often the published address is looked at. */
const LOOK_AGAIN_MILLIS = 60_000;

/**
 * The command `miner run`: answers validators until `stop` fires. What is wanted is read again with every block, so that
 * `joust miner want` works meanwhile. Errors: AddressUnavailable, Misused, NotAnAmount, those of libs/contract before it is up.
 * Refusals: not-registered, private-address.
 */
export const runMiner = async (joust: Joust, signer: Signer, options: RunOptions, write: Write, stop: AbortSignal): Promise<Answer> => {
  const [scope, kind] = [await scopeOf(joust), await joust.chain.chainType()];
  const minimumStake = parseAlpha(options.minStake ?? LEAST_STAKE[kind === 'Development' ? 'development' : 'real']);
  const miner = new Miner(
    joust,
    signer,
    new WishFile(options.home, signer.address, scope),
    new MinerDesk(signer, scope, () => performance.now()),
    reporter(options.json, write),
    stop,
  );
  if (options.proof !== undefined) miner.rememberProof(options.proof);
  await miner.open();
  const axon = await startAxon({
    host: options.host,
    port: options.port,
    question: scope,
    gate: new Gate({ self: signer.address, minimumStake, windowMs: WINDOW_MILLIS, startedMs: Date.now() }),
    desk: miner.desk,
    now: Date.now,
    onQuery: miner.report.query,
  });
  try {
    return await miner.serve(axon, addressToPublish(options.announce, { ip: axon.host, port: axon.port }, kind), minimumStake);
  } finally {
    await axon.stop();
  }
};

class Miner {
  private address: Address | null = null;
  private published = false;
  private triedAt = -Infinity;
  private reading = false;
  private again = false;
  private asks = '';

  constructor(
    private readonly joust: Joust,
    private readonly signer: Signer,
    private readonly wishes: WishFile,
    readonly desk: MinerDesk,
    readonly report: Reporter,
    private readonly stop: AbortSignal,
  ) {}

  rememberProof(proofRef: string): void {
    if (!isProofRef(proofRef)) throw new Misused('--proof names a gist, for example gist:0123456789abcdef0123.');
    this.wishes.write({ ...this.wishes.read(), proofRef });
  }

  /** The first look at the chain; what is wrong with it ends the command. */
  async open(): Promise<void> {
    const { callers } = await this.look();
    if (!callers.has(this.signer.address))
      refuse('not-registered', `${this.signer.address} has no neuron in the subnet: register the hotkey first.`);
  }

  async serve(axon: Axon, address: Address | null, minimumStake: Rao): Promise<Answer> {
    this.address = address;
    await this.publish();
    this.report.ready({
      hotkey: this.signer.address,
      contract: this.joust.address,
      host: axon.host,
      port: axon.port,
      address,
      published: this.published,
      minimumStake,
    });
    this.report.asks(this.asks);
    const unsubscribe = await this.joust.chain.subscribeHeads(() => void this.refresh());
    await until(this.stop);
    unsubscribe();
    return this.report.stopped();
  }

  /** Reads the chain and the wishes. */
  private async look() {
    const wishes = this.wishes.read();
    const view = await readMinerView(this.joust, this.signer.address, wishes.picks);
    const proofRef = view.claim?.proofRef ?? wishes.proofRef;
    // the chain forgets a claim once it is bound
    if (proofRef !== null && proofRef !== wishes.proofRef && isProofRef(proofRef)) this.rememberProof(proofRef);
    this.asks = this.desk.show(view, { ...wishes, proofRef });
    return view;
  }

  /** With each block. One that comes while we read is read after it. */
  private async refresh(): Promise<void> {
    this.again = true;
    if (this.reading) return;
    this.reading = true;
    while (this.again && !this.stop.aborted) {
      this.again = false;
      await this.tryToLook();
    }
    this.reading = false;
  }

  /** A node that is away for a while is no reason to end; after some minutes the axon answers `not-ready`. */
  private async tryToLook(): Promise<void> {
    try {
      await this.look();
      this.report.asks(this.asks);
      if (performance.now() - this.triedAt > LOOK_AGAIN_MILLIS) await this.publish();
      this.report.well();
    } catch (error) {
      if (!this.stop.aborted) this.report.trouble(messageOf(error));
    }
  }

  /** Also later on: the chain forgets the address of a hotkey that left the subnet. */
  private async publish(): Promise<void> {
    if (this.address === null) return;
    this.triedAt = performance.now();
    this.published = await this.tryToPublish(this.address);
    if (this.published) this.report.told();
  }

  private async tryToPublish(address: Address): Promise<boolean> {
    try {
      const publication = await publish(this.joust, this.signer, address, this.stop);
      if (!publication.told)
        this.report.hidden(
          `the chain takes a changed address in ${publication.blocksToWait} blocks; until then validators ask at the old one`,
        );
      return publication.told;
    } catch (error) {
      if (!(error instanceof SubmitFailed)) throw error;
      this.report.hidden(`the address is not published: ${error.message}; it is tried again`);
      return false;
    }
  }
}

const until = (stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => (stop.aborted ? resolve() : stop.addEventListener('abort', () => resolve(), { once: true })));
