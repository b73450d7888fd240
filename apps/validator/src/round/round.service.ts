import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { BlockRef, Header } from '@joust/contract';
import { RetryableError, messageOf } from '@joust/units';
import { VALIDATOR, type ValidatorContext } from '../validator-context.ts';
import { think } from './round.ts';
import { sendAll, type Sent } from './send.ts';

/** Runs a round every few finalized blocks: the chain is the clock. It keeps nothing that a restart would miss. */
@Injectable()
export class RoundService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('Round');
  private readonly stopping = new AbortController();
  private unsubscribe: () => void = () => undefined;
  private newest = 0;
  private last: number | null = null;
  private running: Promise<void> | null = null;

  constructor(@Inject(VALIDATOR) private readonly validator: ValidatorContext) {}

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

  /** A round that is under way is left to end; the newest block waits for it. */
  private onHead({ number }: Pick<Header, 'number'>): void {
    this.newest = Math.max(this.newest, number);
    if (this.running !== null || this.stopping.signal.aborted || !this.isDue()) return;
    this.running = this.round().finally(() => {
      this.running = null;
      this.onHead({ number: this.newest });
    });
  }

  private isDue(): boolean {
    return this.last === null || this.newest >= this.last + this.validator.roundBlocks;
  }

  private async round(): Promise<void> {
    const { joust, github, signer, settings } = this.validator;
    const started = performance.now();
    // a round that fails counts too: the next one comes with later blocks, not at once
    this.last = this.newest;
    try {
      const block = await joust.chain.finalized();
      const { decisions } = await think(joust, github, signer.address, block, settings);
      decisions.forEach(({ about, because }) => this.log.debug(`${about}: ${because.join('; ')}`));
      let count = 0;
      await sendAll(
        joust,
        signer,
        decisions,
        (sent) => {
          count += this.report(sent);
        },
        this.stopping.signal,
      );
      this.conclude(block, count, performance.now() - started);
    } catch (error) {
      this.complain(error);
    }
  }

  private report(sent: Sent): 0 | 1 {
    const { about, action, because } = sent.decision;
    const what = `${action?.message ?? 'nothing'} (${about})`;
    if (sent.result === 'sent') this.log.log(`${what} is in block ${sent.blockNumber}: ${because.join('; ')}`);
    else this.log.log(`${what} was refused: ${sent.error}`);
    return sent.result === 'sent' ? 1 : 0;
  }

  private conclude({ number }: BlockRef, count: number, millis: number): void {
    this.log.debug(`round at block ${number}: ${count} sent in ${Math.round(millis)} ms`);
  }

  private complain(error: unknown): void {
    if (this.stopping.signal.aborted) this.log.debug(`stopped in the middle of a round: ${messageOf(error)}`);
    else if (error instanceof RetryableError) this.log.warn(`${error.message}; the next round tries again`);
    else this.log.error(messageOf(error), error instanceof Error ? error.stack : undefined);
  }
}
