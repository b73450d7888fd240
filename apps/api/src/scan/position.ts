import type { Snapshot } from '../database/snapshot.ts';
import { IndexNotReady } from '../http/refusals.ts';
import { AsOf } from '../wire/as-of.dto.ts';

interface CursorRow {
  name: 'scan' | 'github';
  block_number: number;
  block_hash: string;
  event_index: number;
  version: number;
  head_block: number;
  updated_at: Date;
  at: Date | null;
}

/** ETag of the moment an answer speaks of, kept beside it so that both always belong together. */
const tags = new WeakMap<AsOf, string>();
export const tagOf = (asOf: AsOf): string | undefined => tags.get(asOf);

/** How far the index reaches. Errors: {@link IndexNotReady} while no block was applied. */
export const asOf = async (snapshot: Snapshot): Promise<AsOf> => {
  const cursors = await snapshot.rows<CursorRow>(
    `SELECT c.name, c.block_number, c.block_hash, c.event_index, c.version, c.head_block, c.updated_at, b.at
     FROM cursor c LEFT JOIN block b ON b.number = c.block_number`,
  );
  const scan = cursors.find((cursor) => cursor.name === 'scan');
  if (!scan?.at) throw new IndexNotReady();
  const answer = Object.assign(new AsOf(), {
    block: scan.block_number,
    hash: scan.block_hash,
    at: scan.at.toISOString(),
    indexedAt: scan.updated_at.toISOString(),
    lagBlocks: Math.max(0, scan.head_block - scan.block_number),
  });
  tags.set(
    answer,
    tag(
      scan,
      cursors.find((cursor) => cursor.name === 'github'),
    ),
  );
  return answer;
};

/** Last applied position, commit of the scan and of the refresh; the hash tells a rebuilt or reorganised index apart. */
const tag = (scan: CursorRow, github: CursorRow | undefined): string =>
  `"${scan.block_number}.${scan.event_index}-${scan.block_hash.slice(2, 10)}-${scan.version}-${github?.version ?? 0}"`;
