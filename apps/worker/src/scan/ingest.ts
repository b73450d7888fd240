import { Block, Competition, Contract, Cursor, Event, Extrinsic, NOTICE_CHANNEL, noticeText } from '@joust/tables';
import { PermanentError, RetryableError, addContext, messageOf } from '@joust/units';
import { In, type DataSource, type EntityManager } from 'typeorm';
import { put, type Batch, type Placed } from '../projection.ts';
import { projections } from '../projections.ts';
import { ensureLinked } from './chain-link.ts';
import { readBlock, type ReadBlock } from './read-block.ts';
import type { BlockPoint, BlockSource } from './source.ts';

/** Another process stored these blocks first, or the job came twice: nothing is to be done. */
export class CursorMoved extends RetryableError {}

/** The database belongs to another chain. */
export class OtherChain extends PermanentError {}

/** Blocks to store, and the block that must be the last one stored when they are. */
export interface Range {
  readonly first: number;
  readonly last: number;
  readonly after: string;
}

/** What a committed range came to. */
export interface Ingested {
  readonly head: BlockPoint;
  readonly events: number;
  readonly unknown: number;
}

/** Reads ranges of blocks and stores them with everything folded from them, all or nothing. */
export class Ingest {
  constructor(
    private readonly database: DataSource,
    private readonly source: BlockSource,
    private readonly contract: string,
    private readonly startBlock: number,
  ) {}

  /** The last block stored. At the very first, the block before START_BLOCK. Errors: {@link OtherChain}. */
  async position(): Promise<BlockPoint> {
    const cursor = await this.database.manager.findOneBy(Cursor, { name: 'scan' });
    if (cursor === null) return { number: this.startBlock - 1, hash: await this.source.hashAt(this.startBlock - 1) };
    if (cursor.genesisHash !== this.source.genesisHash) {
      throw new OtherChain(
        `the database is of the chain ${cursor.genesisHash}, the node serves ${this.source.genesisHash}: use another database, or begin anew`,
      );
    }
    return { number: cursor.blockNumber, hash: cursor.blockHash };
  }

  /**
   * Stores a range once. Safe to repeat and to race: whoever comes second gets {@link CursorMoved} and has changed nothing.
   * Errors: those of the source, ForkBelowFinality, LooseBlocks, DecodeFailed, the database's.
   */
  async run(range: Range): Promise<Ingested> {
    const at = await this.position();
    if (at.number !== range.first - 1 || at.hash !== range.after)
      throw new CursorMoved(`block ${range.first} does not follow ${at.number} ${at.hash}`);
    const [blocks, tip] = await Promise.all([this.source.blocks(range.first, range.last), this.source.tip()]);
    ensureLinked(at, blocks);
    const indexedAt = new Date();
    const read = blocks.map((block) => {
      try {
        return readBlock(block, this.contract, indexedAt);
      } catch (error) {
        throw addContext(error, { block: block.number });
      }
    });
    await this.database.transaction((tx) => this.commit(tx, at, read, tip, indexedAt));
    const head = blocks.at(-1) ?? at;
    return {
      head: { number: head.number, hash: head.hash },
      events: count(read, (one) => one.events.length),
      unknown: count(read, (one) => one.unknown),
    };
  }

  private async commit(tx: EntityManager, after: BlockPoint, read: readonly ReadBlock[], tip: BlockPoint, now: Date): Promise<void> {
    const cursor = await this.lock(tx, after, now);
    const placed = read.flatMap((one) => one.placed);
    const events = read.flatMap((one) => one.events);
    const batch: Batch = { contract: await tx.findOneByOrFail(Contract, { address: this.contract }), events: placed };
    await nameIssues(tx, events, placed);
    await put(
      tx,
      Block,
      ['number'],
      read.map((one) => one.block),
    );
    await put(
      tx,
      Extrinsic,
      ['blockNumber', 'extrinsicIndex'],
      read.flatMap((one) => one.extrinsics),
    );
    await put(tx, Event, ['blockNumber', 'eventIndex'], events);
    for (const project of projections) await project(tx, batch);
    const last = read.at(-1) as ReadBlock;
    Object.assign(cursor, {
      blockNumber: last.block.number,
      blockHash: last.block.hash,
      eventIndex: last.events.length - 1,
      version: cursor.version + 1,
      headBlock: Math.max(tip.number, last.block.number),
      updatedAt: now,
      lastError: null,
      lastErrorAt: null,
    });
    await put(tx, Cursor, ['name'], [cursor]);
    await tx.query('SELECT pg_notify($1, $2)', [NOTICE_CHANNEL, noticeOf(cursor, placed)]);
  }

  /** Takes the cursor for this transaction, if it still is where we read it: the compare of compare-and-set. */
  private async lock(tx: EntityManager, after: BlockPoint, now: Date): Promise<Cursor> {
    // two workers at the very first block: the row must exist to be locked
    await tx.query(
      `INSERT INTO cursor (name, block_number, block_hash, event_index, version, head_block, genesis_hash, updated_at)
       VALUES ('scan', $1, $2, -1, 0, $1, $3, $4) ON CONFLICT (name) DO NOTHING`,
      [after.number, after.hash, this.source.genesisHash, now],
    );
    const cursor = await tx.findOneOrFail(Cursor, { where: { name: 'scan' }, lock: { mode: 'pessimistic_write' } });
    if (cursor.blockNumber !== after.number || cursor.blockHash !== after.hash) {
      throw new CursorMoved(`another process stored blocks up to ${cursor.blockNumber}`);
    }
    return cursor;
  }

  /** Keeps the last fault beside the cursor for the health endpoint; the next commit clears it. */
  async noteFault(error: unknown): Promise<void> {
    await this.database.manager.update(Cursor, { name: 'scan' }, { lastError: messageOf(error).slice(0, 2_000), lastErrorAt: new Date() });
  }

  /** Keeps the head beside the cursor while there is nothing to store, for the lag. */
  async noteHead(head: number): Promise<void> {
    await this.database.manager.update(Cursor, { name: 'scan' }, { headBlock: head });
  }
}

/** Some events name only their competition; their rows name its issue as well, for the issue's timeline. */
const nameIssues = async (tx: EntityManager, events: readonly Event[], placed: readonly Placed[]): Promise<void> => {
  const orphans = events.filter((event) => event.competitionId !== null && event.issueId === null);
  if (orphans.length === 0) return;
  const ids = [...new Set(orphans.map((event) => event.competitionId as bigint))];
  const issues = new Map((await tx.findBy(Competition, { id: In(ids) })).map(({ id, issueId }) => [id, issueId]));
  for (const { event } of placed) if (event.name === 'CompetitionStarted') issues.set(event.competitionId, event.issueId);
  for (const event of orphans) event.issueId = issues.get(event.competitionId as bigint) ?? null;
};

const noticeOf = ({ blockNumber, eventIndex }: Cursor, placed: readonly Placed[]): string => {
  const ids = (field: 'issueId' | 'competitionId'): string[] => [
    ...new Set(placed.flatMap(({ event }) => (field in event ? [String((event as unknown as Record<string, bigint>)[field])] : []))),
  ];
  return noticeText({ block: blockNumber, eventIndex, issues: ids('issueId'), competitions: ids('competitionId') });
};

const count = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((sum, one) => sum + of(one), 0);
