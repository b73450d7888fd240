import { PermanentError, RetryableError } from '@joust/units';
import { ERRORS, type ErrorName } from '../generated/errors.ts';
import type { ContractError } from '../generated/types.ts';

/** No answer from the node: refused, cut, or past the deadline. The same request may succeed later. */
export class ChainUnreachable extends RetryableError {
  constructor(url: string, why: string, options: { cause?: unknown } = {}) {
    super(`the node at ${url} cannot be reached: ${why}`, options);
  }
}

/** The node answered with an error of JSON-RPC. */
export class RpcFailed extends RetryableError {
  constructor(
    readonly method: string,
    readonly rpcCode: number,
    readonly rpcMessage: string,
  ) {
    super(`${method} failed: ${rpcMessage} (${rpcCode})`, { context: { method, rpcCode } });
  }
}

/** The node answered with something that its method does not answer. */
export class RpcMisspoke extends PermanentError {
  constructor(method: string, why: string) {
    super(`the node's answer to ${method} cannot be read: ${why}`, { context: { method } });
  }
}

/** The node does not know this block: pruned, on another fork, or not there yet. */
export class BlockUnknown extends RetryableError {
  constructor(readonly block: string | number) {
    super(`the node does not know block ${block}`, { context: { block } });
  }
}

/** The chain at this address is not the one that was expected. */
export class WrongChain extends PermanentError {}

/** There is no contract at the address. */
export class ContractMissing extends PermanentError {
  constructor(readonly address: string) {
    super(`there is no contract at ${address}`, { context: { address } });
  }
}

/** The contract said no: nothing was changed. `error` is the contract's own name of the reason, `detail` the chain's when it was the chain. */
export class ContractRefused extends PermanentError {
  readonly error: ErrorName;
  readonly detail: string | null;

  constructor(
    readonly contractMessage: string,
    reason: ContractError,
  ) {
    const detail = reason.type === 'Chain' ? reason.value.type : null;
    const why = [detail, ERRORS[reason.type]].filter(Boolean).join(': ');
    super(`the contract refused ${contractMessage}: ${reason.type}${why ? ` (${why})` : ''}`, {
      context: { message: contractMessage, error: reason.type, detail },
    });
    this.error = reason.type;
    this.detail = detail;
  }
}

/** The call broke off inside the chain: a trap of the contract, or the runtime's refusal, by the name in its metadata. */
export class ContractTrapped extends PermanentError {
  constructor(
    readonly contractMessage: string,
    readonly dispatchError: string,
  ) {
    super(`${contractMessage} broke off: ${dispatchError}`, { context: { message: contractMessage, dispatchError } });
  }
}

/**
 * Why a transaction is not known to have worked:
 * `refused` by the pool (never sent on), `failed` in its block, `expired` without being included, `unknown`: the node was lost
 * while waiting, and the transaction may or may not be in a block.
 */
export type SubmitFailure = 'refused' | 'failed' | 'expired' | 'unknown';

export class SubmitFailed extends PermanentError {
  constructor(
    readonly reason: SubmitFailure,
    why: string,
    options: { cause?: unknown; context?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(`the transaction ${PHRASES[reason]}: ${why}`, options);
  }
}

const PHRASES: Readonly<Record<SubmitFailure, string>> = {
  refused: 'was refused by the node',
  failed: 'failed in its block',
  expired: 'expired without being included',
  unknown: 'was sent, but its end is unknown',
};
