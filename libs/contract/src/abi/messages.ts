import { PermanentError } from '@joust/units';
import { u8aToHex } from '@polkadot/util';
import { CONSTRUCTORS, MESSAGES, type Constructors, type Reads, type Submits } from '../generated/messages.ts';
import type { ContractError } from '../generated/types.ts';
import { DecodeFailed, ScaleReader, ScaleWriter, bytesOf, type Codec, type Result } from '../scale/index.ts';

export type ReadName = keyof Reads;
export type SubmitName = keyof Submits;
export type MessageName = ReadName | SubmitName;
export type ArgsOf<M extends MessageName> = (Reads & Submits)[M]['args'];
export type AnswerOf<M extends MessageName> = (Reads & Submits)[M]['answer'];

/** A call of the contract as people read it. */
export interface DecodedMessage {
  readonly name: MessageName;
  readonly args: Readonly<Record<string, unknown>>;
}

/** A selector that this package was not generated for. */
export class UnknownMessage extends PermanentError {
  constructor(readonly selector: string) {
    super(`the contract has no message ${selector}`, { context: { selector } });
  }
}

interface Callable {
  readonly selector: string;
  readonly args: readonly (readonly [string, Codec<unknown>])[];
}
interface Message extends Callable {
  readonly answer: Codec<unknown>;
  readonly error: Codec<unknown> | null;
  readonly mutates: boolean;
}
const messages = MESSAGES as unknown as Readonly<Record<MessageName, Message>>;
const constructors = CONSTRUCTORS as unknown as Readonly<Record<keyof Constructors, Callable>>;
const bySelector = new Map(Object.entries(messages).map(([name, message]) => [message.selector, name as MessageName]));

export const READ_NAMES = (Object.keys(messages) as MessageName[]).filter((name): name is ReadName => !messages[name].mutates);
export const SUBMIT_NAMES = (Object.keys(messages) as MessageName[]).filter((name): name is SubmitName => messages[name].mutates);

/** How many arguments a message takes. */
export const argumentCount = (name: MessageName): number => messages[name].args.length;

/** Selector and arguments of a call. Errors: RangeError, NotAnAccount for a value that its type does not hold. */
export const encodeMessage = <M extends MessageName>(name: M, args: ArgsOf<M>): Uint8Array => encodeCall(messages[name], args);

/** Selector and arguments of an instantiation. */
export const encodeConstructor = <C extends keyof Constructors>(name: C, args: Constructors[C]['args']): Uint8Array =>
  encodeCall(constructors[name], args);

const encodeCall = (callable: Callable, args: readonly unknown[]): Uint8Array => {
  const writer = new ScaleWriter();
  writer.raw(bytesOf(callable.selector));
  callable.args.forEach(([, codec], index) => codec.encode(writer, args[index]));
  return writer.bytes();
};

/** Reads a call of the contract. Errors: {@link UnknownMessage}, {@link DecodeFailed}. */
export const decodeMessage = (input: Uint8Array | string): DecodedMessage => {
  const reader = new ScaleReader(bytesOf(input));
  const selector = u8aToHex(reader.take(4));
  const name = bySelector.get(selector);
  if (name === undefined) throw new UnknownMessage(selector);
  const args: Record<string, unknown> = {};
  for (const [argument, codec] of messages[name].args) args[argument] = codec.decode(reader);
  reader.end();
  return { name, args };
};

/** What a message answered: its value, or the contract's error. Errors: {@link DecodeFailed}, {@link LangFailed}. */
export const decodeAnswer = <M extends MessageName>(name: M, data: Uint8Array | string): Result<AnswerOf<M>, ContractError> => {
  const { answer, error } = messages[name];
  const reader = new ScaleReader(bytesOf(data));
  if (reader.u8() !== 0) throw new LangFailed(name);
  const refused = error !== null && reader.u8() === 1;
  const value = (refused ? error : answer).decode(reader);
  reader.end();
  return refused ? { ok: false, error: value as ContractError } : { ok: true, value: value as AnswerOf<M> };
};

/** The contract could not read the call (ink!'s LangError): another version of it runs at this address. */
export class LangFailed extends PermanentError {
  constructor(readonly contractMessage: MessageName) {
    super(`the contract could not read a call of ${contractMessage}: it is not the version that this program was built for`);
  }
}

export { DecodeFailed };
