import { InjectQueue } from '@nestjs/bull';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { PermanentError, messageOf } from '@joust/units';
import type { Queue } from 'bull';
import type { Logger } from 'pino';
import type { Environment } from '../environment.ts';
import { closeQueue, within } from '../redis-clients.ts';
import { ENVIRONMENT, INGEST, LOG, SOURCE } from '../tokens.ts';
import { nextRange } from './chain-link.ts';
import { CursorMoved, type Ingest, type Ingested, type Range } from './ingest.ts';
import type { BlockSource } from './source.ts';
import { Wake } from './wake.ts';

export const SCAN_QUEUE = 'scan';
/** A job that nobody has finished by then is done here and now: whoever comes second changes nothing. */
const JOB_PATIENCE = 3_000;
const REDIS_PATIENCE = 1_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

interface Settled {
  readonly error?: unknown;
  /** Nobody has said anything of the job. */
  readonly late?: boolean;
}

/**
 * Keeps the database at the tip: one job a range of blocks, the next one only when the last is stored. Progress is the
 * cursor in Postgres and nothing else: a job that Redis loses is made again, one that comes twice changes nothing, and
 * while Redis is away ranges are stored without it.
 */
@Injectable()
export class ScanService implements BeforeApplicationShutdown {
  private readonly wake = new Wake();
  private readonly waiting = new Map<string, (settled: Settled) => void>();
  private stopping = false;
  private loop: Promise<void> | null = null;
  private seenHead = -1;
  private unwatch: (() => void) | null = null;
  /** Shown by the health endpoint. */
  fault: string | null = null;

  constructor(
    @InjectQueue(SCAN_QUEUE) private readonly queue: Queue<Range>,
    @Inject(INGEST) private readonly ingest: Ingest,
    @Inject(SOURCE) private readonly source: BlockSource,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOG) private readonly log: Logger,
  ) {
    queue.on('error', (error) => this.log.warn({ error: messageOf(error) }, 'Redis'));
  }

  start(): void {
    this.loop ??= this.follow();
  }

  /** Ends after the range in hand. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake.ring();
    this.unwatch?.();
    await this.loop;
  }

  beforeApplicationShutdown(): Promise<void> {
    return closeQueue(this.queue);
  }

  private async follow(): Promise<void> {
    await within(REDIS_PATIENCE, this.queue.isReady());
    let pause = FIRST_PAUSE;
    while (!this.stopping) {
      try {
        await this.watch();
        if (!(await this.step())) await this.wake.sleep(this.environment.SCAN_POLL_MS);
        pause = FIRST_PAUSE;
        this.fault = null;
      } catch (error) {
        if (error instanceof CursorMoved) continue;
        pause = error instanceof PermanentError ? LONGEST_PAUSE : pause;
        await this.report(error, pause);
        await this.wake.sleep(pause * (0.5 + Math.random() / 2));
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      }
    }
  }

  private async watch(): Promise<void> {
    this.unwatch ??= await this.source.watch(() => this.wake.ring());
  }

  /** Stores the next range; false when there is none. */
  private async step(): Promise<boolean> {
    const [at, tip] = await Promise.all([this.ingest.position(), this.source.tip()]);
    const range = nextRange(at, tip, this.environment.SCAN_BATCH);
    if (range === null) {
      if (tip.number !== this.seenHead) await this.ingest.noteHead(Math.max(tip.number, at.number));
      this.seenHead = tip.number;
      return false;
    }
    await this.dispatch({ ...range, after: at.hash });
    return true;
  }

  private async dispatch(range: Range): Promise<void> {
    const id = `${range.first}-${range.last}-${range.after}`;
    const settled = this.settledBy(id);
    const enqueued = await this.enqueue(range, id);
    const { error, late } = enqueued ? await settled : { error: undefined, late: true };
    if (error !== undefined) throw error;
    if (!late) return;
    // Redis is away, or keeps a job of this name that nobody does: a killed worker's, or what FLUSHALL left of one
    this.waiting.delete(id);
    this.log.warn({ range, enqueued }, 'storing without a job');
    this.tell(await this.ingest.run(range), range);
  }

  private settledBy(id: string): Promise<Settled> {
    return new Promise((resolve) => {
      const settle = (settled: Settled): void => {
        clearTimeout(timer);
        clearInterval(looking);
        this.waiting.delete(id);
        resolve(settled);
      };
      const timer = setTimeout(() => settle({ late: true }), JOB_PATIENCE);
      const looking = setInterval(() => this.lookOut(id), this.environment.SCAN_POLL_MS);
      this.waiting.set(id, settle);
    });
  }

  /** Another worker may have done the job: then only the cursor tells. */
  private lookOut(id: string): void {
    const first = Number(id.split('-')[0]);
    this.ingest.position().then(
      (at) => at.number >= first && this.waiting.get(id)?.({}),
      (error: unknown) => this.waiting.get(id)?.({ error }),
    );
  }

  /** False when Redis does not take the job now. */
  private async enqueue(range: Range, jobId: string): Promise<boolean> {
    if (this.queue.client.status !== 'ready') return false;
    const added = this.queue.add(range, { jobId, attempts: 1, removeOnComplete: true, removeOnFail: true }).then(
      () => true,
      (error: unknown) => {
        this.log.warn({ error: messageOf(error) }, 'Redis did not take a job');
        return false;
      },
    );
    return (await within(REDIS_PATIENCE, added)) ?? false;
  }

  /** Does a job. A range that is stored already is done. */
  async work(range: Range, id: string): Promise<void> {
    try {
      const result = await this.ingest.run(range);
      this.tell(result, range);
      this.waiting.get(id)?.({});
    } catch (error) {
      this.waiting.get(id)?.({ error });
      if (!(error instanceof CursorMoved)) throw error;
      this.log.debug({ range, why: error.message }, 'nothing to store');
    }
  }

  private tell({ head, events, unknown }: Ingested, range: Range): void {
    this.log.debug({ ...range, events }, `stored up to block ${head.number}`);
    if (unknown > 0) this.log.error({ ...range, unknown }, 'the contract emitted events that this worker does not know; they are kept raw');
  }

  private async report(error: unknown, pause: number): Promise<void> {
    this.fault = messageOf(error);
    this.log.error({ err: error, retryInMillis: Math.round(pause) }, `scan: ${this.fault}`);
    try {
      await this.ingest.noteFault(error);
    } catch (cause) {
      this.log.warn({ error: messageOf(cause) }, 'the fault could not be noted beside the cursor');
    }
  }
}
