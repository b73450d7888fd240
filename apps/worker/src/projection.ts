import type { ContractEvent, EventName } from '@joust/contract';
import type { Contract } from '@joust/tables';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** An event of the contract and where it happened. */
export interface Placed<E extends ContractEvent = ContractEvent> {
  readonly event: E;
  readonly block: number;
  /** Chain time of the block. */
  readonly time: Date;
  readonly index: number;
  readonly extrinsic: number | null;
}

/** What one commit brings: the contract's events of some blocks in a row, in chain order. */
export interface Batch {
  readonly contract: Contract;
  readonly events: readonly Placed[];
}

/** Brings one room's rows up to the end of the batch: extract, load, fold, save. Runs in the transaction that moves the cursor. */
export type Projection = (tx: EntityManager, batch: Batch) => Promise<void>;

export type EventNamed<N extends EventName> = Extract<ContractEvent, { name: N }>;

/** The events of a room, in chain order. */
export const pick = <N extends EventName>(batch: Batch, names: readonly N[]): Placed<EventNamed<N>>[] =>
  batch.events.filter((placed) => (names as readonly EventName[]).includes(placed.event.name)) as Placed<EventNamed<N>>[];

/** The origin of a row that an event creates. */
export const originOf = ({ block, index }: Placed): { blockNumber: number; eventIndex: number } => ({
  blockNumber: block,
  eventIndex: index,
});

/** An event that speaks of a row which no earlier event created: the rows are not a fold of the chain any more. */
export const missing = (what: string, { event, block, index }: Placed): never => {
  throw new Error(`${event.name} at block ${block}, event ${index} speaks of ${what}, which no earlier event created`);
};

const ROWS_AT_ONCE = 500;

/** Writes rows whole, new or known, in the order given. `keys` are the properties of the primary key. */
export const put = async <T extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<T>,
  keys: (keyof T & string)[],
  rows: readonly T[],
): Promise<void> => {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await tx.upsert(entity, rows.slice(from, from + ROWS_AT_ONCE) as never, keys);
  }
};

/** A new row; every column has to be given. */
export const row = <T extends object>(Entity: new () => T, columns: { [K in keyof T]: T[K] }): T => Object.assign(new Entity(), columns);
