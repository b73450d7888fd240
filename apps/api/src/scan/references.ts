import type { Snapshot } from '../database/snapshot.ts';
import type { BlockRef, EventRef } from '../wire/references.dto.ts';

/** Looks up the chain times of blocks, all at once. An unknown block is a broken index, not a missing value. */
export const blockRefs = async (snapshot: Snapshot, blocks: Iterable<number | null>): Promise<(block: number) => BlockRef> => {
  const wanted = [...new Set(blocks)].filter((block) => block !== null);
  const rows =
    wanted.length === 0
      ? []
      : await snapshot.rows<{ number: number; at: Date }>('SELECT number, at FROM block WHERE number = ANY($1)', [wanted]);
  const known = new Map(rows.map((row) => [row.number, row.at.toISOString()]));
  return (block) => {
    const at = known.get(block);
    if (at === undefined) throw new Error(`block ${block} is referred to but not indexed`);
    return { block, at };
  };
};

/** The same for a block that may not be. */
export const orNull = (find: (block: number) => BlockRef, block: number | null): BlockRef | null => (block === null ? null : find(block));

interface Position {
  blockNumber: number;
  eventIndex: number;
}

/** Looks up where facts came from, with the extrinsics that caused them, all at once. */
export const eventRefs = async (snapshot: Snapshot, positions: readonly Position[]): Promise<(position: Position) => EventRef> => {
  const rows = await snapshot.rows<{ block: number; eventIndex: number; at: Date; extrinsicHash: string | null }>(
    `SELECT b.number AS block, p.event_index AS "eventIndex", b.at, x.hash AS "extrinsicHash"
     FROM unnest($1::int[], $2::int[]) AS p (block_number, event_index)
     JOIN block b ON b.number = p.block_number
     LEFT JOIN event e ON e.block_number = p.block_number AND e.event_index = p.event_index
     LEFT JOIN extrinsic x ON x.block_number = e.block_number AND x.extrinsic_index = e.extrinsic_index`,
    [positions.map((position) => position.blockNumber), positions.map((position) => position.eventIndex)],
  );
  const known = new Map(rows.map((row) => [`${row.block}.${row.eventIndex}`, row]));
  return ({ blockNumber, eventIndex }) => {
    const row = known.get(`${blockNumber}.${eventIndex}`);
    if (!row) throw new Error(`block ${blockNumber} is referred to but not indexed`);
    return { block: row.block, at: row.at.toISOString(), eventIndex, extrinsicHash: row.extrinsicHash };
  };
};
