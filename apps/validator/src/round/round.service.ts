import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Header } from '@joust/contract';
import { RetryableError, messageOf } from '@joust/units';
import { blockToJudge } from '../chain/block-to-judge.ts';
import { VALIDATOR, type ValidatorContext } from '../validator-context.ts';
import { think, type Thinker } from './round.ts';
import { sendAll, type Sent } from './send.ts';

/**
 * Runs a round at every `roundBlocks`-th finalized block: the chain is the clock. All validators look at the same blocks,
 * so they decide from the same state (and a node can answer them alike). Nothing is kept that a restart would miss, and
 * nothing that was sent just before one is sent again.
 */
@Injectable()
export class RoundService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('Round');
  private readonly stopping = new AbortController();
  private unsubscribe: () => void = () => undefined;
  private newest = 0;
  private last = 0;
  private running: Promise<void> | null = null;
  private readonly keptPlans: NonNullable<Thinker['keptPlans']> = new Map();

  constructor(@Inject(VALIDATOR) private readonly validator: ValidatorContext) {
    this.last = validator.createdAt;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { chain } = this.validator.joust;
    this.unsubscribe = await chain.subscribeHeads((header) => this.onHead(header), 'finalized');
    this.onHead(await chain.finalized());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.unsubscribe();
    this.stopping.abort();
    await this.running;
    this.validator.joust.chain.close();
  }

  /** A round that is under way is left to end; the newest block waits for it. A round that fails is not repeated. */
  private onHead({ number }: Pick<Header, 'number'>): void {
    this.newest = Math.max(this.newest, number);
    const due = this.newest - (this.newest % this.validator.roundBlocks);
    if (this.running !== null || this.stopping.signal.aborted || due <= this.last) return;
    this.last = due;
    this.running = this.round(due).finally(() => {
      this.running = null;
      this.onHead({ number: this.newest });
    });
  }

  private async round(number: number): Promise<void> {
    const { joust, signer, github } = this.validator;
    const started = performance.now();
    const before = github.spent;
    try {
      const block = await blockToJudge(joust.chain, signer.address, number);
      if (block === null) return this.log.log('a transaction of this key waits for its block; the next round decides');
      const { decisions } = await think({ ...this.validator, keptPlans: this.keptPlans }, block);
      decisions.forEach(({ about, because }) => this.log.debug(`${about}: ${because.join('; ')}`));
      await sendAll(joust, signer, decisions, (sent) => this.report(sent), this.stopping.signal);
    } catch (error) {
      this.complain(error);
    } finally {
      const { requests, points } = github.spent;
      const asked = `its evidence ${requests - before.requests} requests and ${points - before.points} points at GitHub`;
      this.log.debug(`round at block ${number} took ${Math.round(performance.now() - started)} ms; ${asked}`);
    }
  }

  private report({ decision, ...sent }: Sent): void {
    const { about, action, because } = decision;
    const what = `${action?.message ?? 'nothing'} (${about})`;
    if (sent.result === 'sent') this.log.log(`${what} is in block ${sent.blockNumber}: ${because.join('; ')}`);
    else if (sent.result === 'refused') this.log.log(`${what} was refused: ${sent.error}`);
    else this.log.warn(`${what}: ${sent.why}`);
  }

  private complain(error: unknown): void {
    if (this.stopping.signal.aborted) this.log.debug(`stopped in the middle of a round: ${messageOf(error)}`);
    else if (error instanceof RetryableError) this.log.warn(`${error.message}; the next round tries again`);
    else this.log.error(messageOf(error), error instanceof Error ? error.stack : undefined);
  }
}
