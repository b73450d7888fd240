import { messageOf, type AccountId } from '@joust/units';
import { UnknownEvent, decodeEvent } from './abi/events.ts';
import {
  READ_NAMES,
  SUBMIT_NAMES,
  argumentCount,
  decodeAnswer,
  encodeMessage,
  type AnswerOf,
  type ArgsOf,
  type MessageName,
  type ReadName,
  type SubmitName,
} from './abi/messages.ts';
import { CONTRACTS_API, decodeDryRun, encodeDryRun, type DryRun, type Weight } from './chain/contracts-api.ts';
import type { At, Chain } from './chain/chain.ts';
import { ContractMissing, ContractRefused, ContractTrapped, SubmitFailed } from './chain/errors.ts';
import type { Signer } from './chain/signing.ts';
import type { Receipt, SubmitOptions } from './chain/submit.ts';
import type { ContractEvent } from './generated/events.ts';
import type { ContractError } from './generated/types.ts';
import type { ChainEvent } from './runtime/index.ts';
import type { Result } from './scale/index.ts';

/** A call of the contract in its block. */
export interface ContractReceipt<Answer = unknown> extends Receipt {
  /** The contract's events of this call, in order. */
  readonly events: readonly ContractEvent[];
  /** What the message answered in the dry run just before. */
  readonly expected: Answer;
}

type ReadMethods = { readonly [M in ReadName]: (...args: [...ArgsOf<M>, at?: At]) => Promise<AnswerOf<M>> };
/** Of a payable message: rao of TAO that go to the contract with the call. */
export interface CallOptions extends SubmitOptions {
  readonly value?: bigint;
}

type SubmitMethods = {
  readonly [M in SubmitName]: (signer: Signer, ...args: [...ArgsOf<M>, options?: CallOptions]) => Promise<ContractReceipt<AnswerOf<M>>>;
};
type TryMethods = {
  readonly [M in SubmitName]: (caller: AccountId, ...args: [...ArgsOf<M>, at?: At]) => Promise<Result<AnswerOf<M>, ContractError>>;
};

/**
 * The contract at an address.
 * `joust.read.issue(1n, { at })` reads at a block (hash); without `at`, at the newest.
 * `joust.submit.enrol(signer, [1n])` dry-runs, signs, sends and waits for the block.
 * `joust.attempt.settle(caller, 1n)` says what a message would answer, and sends nothing.
 * Errors of all: ChainUnreachable, RpcFailed, ContractMissing, ContractTrapped. A refusal is ContractRefused with the contract's
 * name of it (`attempt` answers it as a value); `submit` may also end in SubmitFailed.
 */
export class Joust {
  readonly read: ReadMethods;
  readonly submit: SubmitMethods;
  readonly attempt: TryMethods;

  private constructor(
    readonly chain: Chain,
    readonly address: AccountId,
  ) {
    this.read = methods(
      READ_NAMES,
      (name) =>
        (...args: unknown[]) =>
          this.readMessage(name, args),
    ) as ReadMethods;
    this.submit = methods(
      SUBMIT_NAMES,
      (name) =>
        (signer: Signer, ...args: unknown[]) =>
          this.submitMessage(name, signer, args),
    ) as unknown as SubmitMethods;
    this.attempt = methods(
      SUBMIT_NAMES,
      (name) =>
        (caller: AccountId, ...args: unknown[]) =>
          this.attemptMessage(name, caller, args),
    ) as unknown as TryMethods;
  }

  static at(chain: Chain, address: AccountId): Joust {
    return new Joust(chain, address);
  }

  private async readMessage(name: ReadName, given: unknown[]): Promise<unknown> {
    const [args, at] = split<At>(name, given);
    return granted(name, await this.dryRunAnswer(name, args, this.address, at));
  }

  private async attemptMessage(name: SubmitName, caller: AccountId, given: unknown[]): Promise<Result<unknown, ContractError>> {
    const [args, at] = split<At>(name, given);
    return (await this.dryRunAnswer(name, args, caller, at)).answer;
  }

  private async submitMessage(name: SubmitName, signer: Signer, given: unknown[]): Promise<ContractReceipt> {
    const [args, options] = split<CallOptions>(name, given);
    try {
      return await this.submitOnce(name, signer, args, options);
    } catch (error) {
      // it is in a block and had no effect: with a new dry run on the state it met, it may have
      if (!(error instanceof SubmitFailed) || error.reason !== 'failed' || !SHORT.has(String(error.context['dispatchError']))) throw error;
      return this.submitOnce(name, signer, args, options);
    }
  }

  private async submitOnce(name: SubmitName, signer: Signer, args: unknown[], options: CallOptions): Promise<ContractReceipt> {
    const { value = 0n } = options;
    let expected: unknown;
    const call = async (): Promise<Uint8Array> => {
      const dryRun = await this.dryRunAnswer(name, args, signer.address, {}, value);
      expected = granted(name, dryRun);
      return this.callOf(encodeMessage(name, args as never), withMargin(dryRun.run.gasRequired), dryRun.run.storageCharge, value);
    };
    try {
      const receipt = await this.chain.submit(signer, call, options);
      return { ...receipt, events: this.eventsOf(receipt.chainEvents), expected };
    } catch (error) {
      throw await this.refusalInBlock(error, name, args, signer.address, value);
    }
  }

  /** Events of this contract among those of a block or an extrinsic. Events this package does not know are left out: the scan keeps them raw. */
  eventsOf(events: readonly ChainEvent[]): ContractEvent[] {
    return events.flatMap((event) => {
      const emitted = emittedBy(event, this.address);
      if (emitted === null) return [];
      try {
        return [decodeEvent(emitted, event.topics)];
      } catch (error) {
        if (error instanceof UnknownEvent) return [];
        throw error;
      }
    });
  }

  private async dryRunAnswer<M extends MessageName>(
    name: M,
    args: unknown[],
    caller: AccountId,
    { at }: At,
    value = 0n,
  ): Promise<Answered> {
    const input = encodeMessage(name, args as never);
    const [runtime, answer] = await Promise.all([
      this.chain.runtime({ at }),
      this.chain.stateCall(CONTRACTS_API, encodeDryRun(caller, this.address, input, value), { at }),
    ]);
    const run = decodeDryRun(answer, runtime);
    if (!run.result.ok) {
      if (run.result.error === 'Contracts.ContractNotFound') throw new ContractMissing(this.address);
      throw new ContractTrapped(name, run.result.error);
    }
    return { run, answer: decodeAnswer(name, run.result.data) };
  }

  private async callOf(input: Uint8Array, gas: Weight, storageCharge: bigint, value: bigint): Promise<Uint8Array> {
    const runtime = await this.chain.runtime();
    return runtime.call('Contracts', 'call', {
      dest: { type: 'Id', value: this.address },
      value,
      gas_limit: { ref_time: gas.refTime, proof_size: gas.proofSize },
      // twice what the dry run needed: another call in between may make ours store more
      storage_deposit_limit: storageCharge === 0n ? undefined : storageCharge * 2n,
      data: input,
    });
  }

  /** A call that passed its dry run may be refused in its block, when another one came first: then say the contract's reason. */
  private async refusalInBlock(error: unknown, name: SubmitName, args: unknown[], caller: AccountId, value: bigint): Promise<unknown> {
    if (!(error instanceof SubmitFailed) || error.reason !== 'failed') return error;
    const at = error.context['blockHash'];
    try {
      const again = await this.dryRunAnswer(name, args, caller, { at: typeof at === 'string' ? at : undefined }, value);
      return again.answer.ok ? error : new ContractRefused(name, again.answer.error).addContext(error.context);
    } catch (cause) {
      return error.addContext({ reasonNotRead: messageOf(cause) });
    }
  }
}

interface Answered {
  readonly run: DryRun;
  readonly answer: Result<unknown, ContractError>;
}

const granted = (name: MessageName, { answer }: Answered): unknown => {
  if (!answer.ok) throw new ContractRefused(name, answer.error);
  return answer.value;
};

/** What was granted to the call was too little: other calls came before it and gave it more to do. */
const SHORT: ReadonlySet<string> = new Set(['Contracts.OutOfGas', 'Contracts.StorageDepositLimitExhausted']);

/** The state may have moved when the call is in its block. What is not used is not paid for. */
const withMargin = ({ refTime, proofSize }: Weight): Weight => ({
  refTime: refTime * 2n + 1_000_000_000n,
  proofSize: proofSize * 2n + 50_000n,
});

/** The data of an event of this contract, or null. */
export const emittedBy = (event: ChainEvent, contract: AccountId): string | null => {
  if (event.pallet !== 'Contracts' || event.name !== 'ContractEmitted') return null;
  const { contract: source, data } = event.data as { contract: string; data: string };
  return source === contract ? data : null;
};

const methods = <N extends string, F>(names: readonly N[], method: (name: N) => F): Record<N, F> =>
  Object.fromEntries(names.map((name) => [name, method(name)])) as Record<N, F>;

/** Arguments of the message, and the options that may follow them. */
const split = <O extends object>(name: MessageName, given: unknown[]): [unknown[], O] => {
  const count = argumentCount(name);
  if (given.length < count || given.length > count + 1) throw new TypeError(`${name} takes ${count} arguments, ${given.length} were given`);
  return [given.slice(0, count), (given[count] ?? {}) as O];
};
