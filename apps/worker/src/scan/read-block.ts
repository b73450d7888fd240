import {
  UnknownEvent,
  UnknownMessage,
  decodeEvent,
  decodeMessage,
  emittedBy,
  plain,
  type ChainEvent,
  type ContractEvent,
  type Plain,
} from '@joust/contract';
import { Block, CONTRACT_SOURCE, Event, Extrinsic } from '@joust/tables';
import { row, type Placed } from '../projection.ts';
import type { SourceBlock } from './source.ts';

/** A block as rows, and the contract's events in it. */
export interface ReadBlock {
  readonly block: Block;
  readonly extrinsics: readonly Extrinsic[];
  readonly events: readonly Event[];
  readonly placed: readonly Placed[];
  /** Events of the contract that this worker does not know: their rows keep them raw. */
  readonly unknown: number;
}

/** Turns a block into rows. Errors: DecodeFailed for an event of the contract that is not what its topic says. */
export const readBlock = (source: SourceBlock, contract: string, indexedAt: Date): ReadBlock => {
  const at = new Date(source.millis);
  const { number, hash, parentHash, specVersion } = source;
  const read = source.events.map((event, index) => readEvent(source, event, index, at, contract));
  return {
    block: row(Block, { number, hash, parentHash, at, specVersion, indexedAt }),
    extrinsics: source.extrinsics.map((_, index) => readExtrinsic(source, index, contract)),
    events: read.map(({ event }) => event),
    placed: read.flatMap(({ placed }) => (placed ? [placed] : [])),
    unknown: read.filter(({ event }) => event.source === CONTRACT_SOURCE && event.name === UNKNOWN).length,
  };
};

const UNKNOWN = 'Unknown';

const readEvent = (
  source: SourceBlock,
  chainEvent: ChainEvent,
  index: number,
  time: Date,
  contract: string,
): { event: Event; placed: Placed | null } => {
  const emitted = emittedBy(chainEvent, contract);
  const known = emitted === null ? null : decoded(emitted, chainEvent.topics);
  const place = { blockNumber: source.number, eventIndex: index, extrinsicIndex: chainEvent.extrinsic };
  if (known === null) {
    const [name, data] =
      emitted === null ? [chainEvent.name, recordOf(chainEvent.data)] : [UNKNOWN, { data: emitted, topics: chainEvent.topics }];
    const kind = emitted === null ? chainEvent.pallet : CONTRACT_SOURCE;
    return {
      event: row(Event, { ...place, source: kind, name, data, issueId: null, competitionId: null, accounts: accountsIn(data as Plain) }),
      placed: null,
    };
  }
  const { name, ...fields } = known;
  const data = plain(fields) as Record<string, Plain>;
  const event = row(Event, {
    ...place,
    source: CONTRACT_SOURCE,
    name,
    data,
    issueId: 'issueId' in known ? known.issueId : null,
    competitionId: 'competitionId' in known ? known.competitionId : null,
    accounts: accountsIn(data),
  });
  return { event, placed: { event: known, block: source.number, time, index, extrinsic: chainEvent.extrinsic } };
};

const decoded = (data: string, topics: readonly string[]): ContractEvent | null => {
  try {
    return decodeEvent(data, topics);
  } catch (error) {
    if (error instanceof UnknownEvent) return null;
    throw error;
  }
};

const readExtrinsic = (source: SourceBlock, index: number, contract: string): Extrinsic => {
  const extrinsic = source.extrinsics[index] as SourceBlock['extrinsics'][number];
  const events = source.events.filter((event) => event.extrinsic === index);
  const failure = events.find((event) => event.pallet === 'System' && event.name === 'ExtrinsicFailed');
  const calls = callsOf({ pallet: extrinsic.pallet, name: extrinsic.name, args: extrinsic.args }, contract);
  const direct = extrinsic.pallet === 'Contracts' && extrinsic.name === 'call' && calls.length === 1;
  return row(Extrinsic, {
    blockNumber: source.number,
    extrinsicIndex: index,
    hash: extrinsic.hash,
    signer: extrinsic.signer,
    pallet: extrinsic.pallet,
    call: extrinsic.name,
    message: calls[0]?.message ?? null,
    args: direct && calls[0] ? calls[0].args : calls.length > 0 ? { calls } : { ...extrinsic.args },
    success: failure === undefined,
    error: failure === undefined ? null : dispatchError(failure),
    fee: extrinsic.signer === null ? null : feeIn(events),
    nonce: extrinsic.nonce,
  });
};

/** A call of the contract: its message in the contract's own spelling, and its arguments. */
interface ContractCall {
  readonly message: string;
  readonly args: Record<string, Plain>;
}

interface Call {
  readonly pallet: string;
  readonly name: string;
  readonly args: Plain;
}

/** Calls of the contract in an extrinsic, also those inside batch, proxy, sudo and the like, in order. */
export const callsOf = (call: Call, contract: string): ContractCall[] => {
  const own = contractCall(call, contract);
  return own ? [own] : nested(call.args).flatMap((inner) => callsOf(inner, contract));
};

/** Calls found anywhere in arguments: `{ type: pallet, value: { type: call, value: args } }` (papi's form of a RuntimeCall). */
const nested = (value: Plain): Call[] => {
  if (value === null || typeof value !== 'object') return [];
  if (isList(value)) return value.flatMap(nested);
  const inner = value['value'];
  if (typeof value['type'] === 'string' && isRecord(inner) && typeof inner['type'] === 'string' && isRecord(inner['value'])) {
    return [{ pallet: value['type'], name: inner['type'], args: inner['value'] }];
  }
  return Object.values(value).flatMap(nested);
};

const contractCall = ({ pallet, name, args }: Call, contract: string): ContractCall | null => {
  if (pallet !== 'Contracts' || name !== 'call' || !isRecord(args)) return null;
  const dest = args['dest'];
  if (!isRecord(dest) || dest['value'] !== contract) return null;
  const data = String(args['data']);
  try {
    const message = decodeMessage(data);
    return { message: snake(message.name), args: plain(message.args) as Record<string, Plain> };
  } catch (error) {
    // anybody may send the contract bytes that are no message; it refuses them, and the row keeps them
    if (error instanceof UnknownMessage || (error instanceof Error && error.name === 'DecodeFailed'))
      return { message: 'unknown', args: { data } };
    throw error;
  }
};

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** `Contracts.ContractReverted`, or the runtime's own kind of error. */
const dispatchError = ({ data }: ChainEvent): string => {
  const error = isRecord(data) ? data['dispatchError'] : null;
  const names: string[] = [];
  for (let part: Plain | undefined = error; isRecord(part); part = part['value']) names.push(String(part['type']));
  return (names[0] === 'Module' ? names.slice(1) : names).join('.') || 'unknown';
};

const feeIn = (events: readonly ChainEvent[]): bigint => {
  const paid = events.find((event) => event.pallet === 'TransactionPayment' && event.name === 'TransactionFeePaid');
  return paid && isRecord(paid.data) ? BigInt(String(paid.data['actualFee'])) : 0n;
};

/** SS58 with prefix 42 of 32 bytes is 48 characters and starts with 5. */
const ACCOUNT = /^5[1-9A-HJ-NP-Za-km-z]{47}$/;
const accountsIn = (data: Plain): string[] => {
  const found = new Set<string>();
  const visit = (value: Plain): void => {
    if (typeof value === 'string' && ACCOUNT.test(value)) found.add(value);
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(visit);
  };
  visit(data);
  return [...found];
};

const recordOf = (data: Plain): Record<string, Plain> => (isRecord(data) ? { ...data } : data === null ? {} : { value: data });
const isRecord = (value: Plain | undefined): value is Readonly<Record<string, Plain>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);
