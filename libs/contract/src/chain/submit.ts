import { JoustError, messageOf, type AccountId } from '@joust/units';
import { u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import type { ChainEvent } from '../runtime/index.ts';
import type { Hex } from '../scale/index.ts';
import type { BlockRef, Chain } from './chain.ts';
import { BlockUnknown, ChainUnreachable, RpcFailed, SubmitFailed } from './errors.ts';
import { signTransaction, type Signer } from './signing.ts';

export interface SubmitOptions {
  /** On top of the fee, in rao. */
  readonly tip?: bigint;
  /** Stops waiting (the transaction may still be included): SubmitFailed with reason `unknown`. */
  readonly signal?: AbortSignal;
}

/** A transaction in its block. */
export interface Receipt {
  readonly blockHash: Hex;
  readonly blockNumber: number;
  readonly extrinsicIndex: number;
  readonly extrinsicHash: Hex;
  /** Paid by the signer, tip included; 0 for a call that costs nothing. */
  readonly feeRao: bigint;
  /** Events of this extrinsic, in order. */
  readonly chainEvents: readonly ChainEvent[];
}

/** Blocks in which a transaction may be included, counted from the block it was signed at. */
const PERIOD = 64;
/** How often the head is looked at when no notice of it comes. */
const POLL_MILLIS = 500;
/** The node may be away this long while a transaction is awaited. */
const PATIENCE_MILLIS = 120_000;

/** The node would not take the transaction: its nonce is used up or not yet due. Nothing was sent on. */
export class NonceMismatch extends SubmitFailed {}

/** Signs with a nonce, sends, and follows the chain until the transaction is in a block or cannot be any more. */
export const sendAndWatch = async (
  chain: Chain,
  signer: Signer,
  call: Uint8Array,
  nonce: number,
  options: SubmitOptions,
): Promise<Receipt> => {
  const birth = await chain.head();
  const [version, runtime] = await Promise.all([chain.runtimeVersion({ at: birth.hash }), chain.runtime({ at: birth.hash })]);
  const terms = { ...version, nonce, tip: options.tip ?? 0n, genesisHash: chain.genesisHash, birth, period: PERIOD };
  const { bytes, hash } = signTransaction(runtime, signer, call, terms);
  await send(chain, u8aToHex(bytes));
  const where = await findInclusion(chain, u8aToHex(hash), birth, options.signal);
  return receiptOf(chain, where, u8aToHex(hash), signer.address);
};

/** JSON-RPC codes of the pool (sc-rpc-api, author): 1010 invalid, 1012 temporarily banned, 1013 already there, 1014 priority too low. */
const ALREADY_IMPORTED = 1013;
const LOW_PRIORITY = 1014;
const send = async (chain: Chain, extrinsic: Hex): Promise<void> => {
  try {
    await chain.rpc.request('author_submitExtrinsic', [extrinsic]);
  } catch (error) {
    if (!(error instanceof RpcFailed)) throw lostWhileSending(error);
    if (error.rpcCode === ALREADY_IMPORTED) return;
    const isNonce = error.rpcCode === LOW_PRIORITY || /outdated|stale|future|nonce/i.test(error.rpcMessage);
    throw new (isNonce ? NonceMismatch : SubmitFailed)('refused', error.rpcMessage, { cause: error });
  }
};

/** The connection broke while sending: the node may have the transaction, so it must not be sent again blindly. */
const lostWhileSending = (error: unknown): JoustError => new SubmitFailed('unknown', messageOf(error), { cause: error });

interface Inclusion {
  readonly block: BlockRef;
  readonly index: number;
  readonly extrinsics: readonly Hex[];
}

/** Reads block after block from the one after `birth` until the transaction turns up; after its period it cannot any more. */
const findInclusion = async (chain: Chain, hash: Hex, birth: BlockRef, signal: AbortSignal | undefined): Promise<Inclusion> => {
  const wake = new Wake();
  const stop = await chain.subscribeHeads(() => wake.ring()).catch(() => () => undefined); // without notices we poll
  let next = birth.number + 1;
  let lastAnswer = performance.now();
  try {
    for (;;) {
      signal?.throwIfAborted();
      try {
        const tip = await chain.tip();
        lastAnswer = performance.now();
        for (; next <= tip.number; next += 1) {
          const found = await lookIn(chain, next, hash);
          if (found) return found;
        }
        if (next > birth.number + PERIOD + 1) throw new SubmitFailed('expired', `not in blocks ${birth.number + 1} to ${next - 1}`);
      } catch (error) {
        if (!(error instanceof ChainUnreachable || error instanceof BlockUnknown || error instanceof RpcFailed)) throw error;
        if (performance.now() - lastAnswer > PATIENCE_MILLIS)
          throw new SubmitFailed('unknown', messageOf(error), { cause: error, context: { hash } });
      }
      await wake.wait(POLL_MILLIS);
    }
  } catch (error) {
    if (signal?.aborted) throw new SubmitFailed('unknown', 'waiting was stopped', { cause: error, context: { hash } });
    throw error;
  } finally {
    stop();
  }
};

const lookIn = async (chain: Chain, number: number, hash: Hex): Promise<Inclusion | null> => {
  const blockHash = await chain.blockHash(number);
  const { extrinsics } = await chain.block(blockHash);
  const index = extrinsics.findIndex((extrinsic) => blake2AsHex(extrinsic) === hash);
  return index < 0 ? null : { block: { number, hash: blockHash }, index, extrinsics };
};

const receiptOf = async (chain: Chain, { block, index }: Inclusion, extrinsicHash: Hex, signer: AccountId): Promise<Receipt> => {
  const events = (await chain.events(block.hash)).filter((event) => event.extrinsic === index);
  const failure = events.find((event) => event.pallet === 'System' && event.name === 'ExtrinsicFailed');
  if (failure) {
    const why = dispatchErrorName(failure);
    throw new SubmitFailed('failed', why, {
      context: { block: block.number, blockHash: block.hash, extrinsicHash, dispatchError: why, signer },
    });
  }
  return {
    blockHash: block.hash,
    blockNumber: block.number,
    extrinsicIndex: index,
    extrinsicHash,
    feeRao: feeOf(events),
    chainEvents: events,
  };
};

const dispatchErrorName = (failure: ChainEvent): string => {
  const { dispatchError } = failure.data as { dispatchError: { type: string; value?: { type?: string; value?: { type?: string } } } };
  const parts = [dispatchError.value?.type, dispatchError.value?.value?.type].filter((part) => part !== undefined);
  return dispatchError.type === 'Module' ? parts.join('.') : [dispatchError.type, ...parts].join('.');
};

const feeOf = (events: readonly ChainEvent[]): bigint => {
  const paid = events.find((event) => event.pallet === 'TransactionPayment' && event.name === 'TransactionFeePaid');
  return paid ? BigInt((paid.data as { actualFee: string | number }).actualFee) : 0n;
};

/** Sleeps until rung or until the time is over. */
class Wake {
  private resolve: (() => void) | null = null;

  ring(): void {
    this.resolve?.();
  }

  wait(millis: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, millis);
      this.resolve = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
