import type { Chain } from './chain.ts';
import { SubmitFailed } from './errors.ts';
import type { Signer } from './signing.ts';
import { NonceMismatch, sendAndWatch, type Receipt, type SubmitOptions } from './submit.ts';

/** A call, or how to make it when its turn has come: what it depends on may change until then. */
export type Call = Uint8Array | (() => Promise<Uint8Array>);

interface Queue {
  /** Nonce of the next transaction as far as we have seen; null when the node must be asked. */
  next: number | null;
  last: Promise<unknown>;
}

/**
 * One transaction of a signer at a time, with nonces counted here: a node may announce a block before its own state has
 * moved, and would then answer with the nonce just used (Chopsticks does).
 */
export class SignerQueues {
  private readonly queues = new Map<string, Queue>();

  constructor(private readonly chain: Chain) {}

  submit(signer: Signer, call: Call, options: SubmitOptions): Promise<Receipt> {
    const queue = this.queueOf(signer.address);
    const run = queue.last.then(
      () => this.run(queue, signer, call, options),
      () => this.run(queue, signer, call, options),
    );
    queue.last = run;
    run.catch(() => undefined); // the caller has its own branch of this promise
    return run;
  }

  private queueOf(address: string): Queue {
    const known = this.queues.get(address);
    if (known) return known;
    const queue: Queue = { next: null, last: Promise.resolve() };
    this.queues.set(address, queue);
    return queue;
  }

  private async run(queue: Queue, signer: Signer, call: Call, options: SubmitOptions): Promise<Receipt> {
    try {
      return await this.once(queue, signer, call, options);
    } catch (error) {
      // refused for its nonce: it is in no pool and no block, so a second try cannot double it
      if (!(error instanceof NonceMismatch)) throw error;
      queue.next = null;
      return this.once(queue, signer, call, options);
    }
  }

  private async once(queue: Queue, signer: Signer, call: Call, options: SubmitOptions): Promise<Receipt> {
    const bytes = typeof call === 'function' ? await call() : call;
    const asked = await this.chain.nextNonce(signer.address);
    const nonce = Math.max(asked, queue.next ?? 0);
    try {
      const receipt = await sendAndWatch(this.chain, signer, bytes, nonce, options);
      queue.next = nonce + 1;
      return receipt;
    } catch (error) {
      queue.next = error instanceof SubmitFailed && error.reason === 'failed' ? nonce + 1 : null;
      throw error;
    }
  }
}
