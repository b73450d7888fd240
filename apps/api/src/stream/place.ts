import { formatPosition, parsePosition, type BlockPosition } from '@joust/units';
import type { Snapshot } from '../database/snapshot.ts';
import { IndexNotReady } from '../http/refusals.ts';
import { asOf } from '../scan/position.ts';
import type { AsOf } from '../wire/as-of.dto.ts';
import type { Changed } from './messages.ts';

/** How much a client has seen: the last applied event of the chain, and the commit of the refresh from GitHub. */
export interface Place {
  position: BlockPosition;
  github: number;
}

/** Where the index is now. */
export interface Now extends Place {
  asOf: AsOf;
}

/** Where the index is. A block without events stands at index 0, as one whose only event was applied: both lack nothing. */
export const currentPlace = async (snapshot: Snapshot): Promise<Now> => {
  const row = await snapshot.first<{ block: number; index: number; github: number | null }>(
    `SELECT block_number AS block, greatest(event_index, 0) AS index, (SELECT version FROM cursor WHERE name = 'github') AS github FROM cursor WHERE name = 'scan'`,
  );
  if (!row) throw new IndexNotReady();
  return { position: { block: row.block, index: row.index }, github: row.github ?? 0, asOf: await asOf(snapshot) };
};

/** The place as an SSE id: `0000005120-000003.17`. */
export const placeText = ({ position, github }: Place): string => `${formatPosition(position)}.${github}`;

/** Inverse of {@link placeText}; null for text that is no place. */
export const readPlace = (text: string): Place | null => {
  const match = /^(\d{10}-\d{6})\.(\d{1,9})$/.exec(text);
  if (!match?.[1]) return null;
  try {
    return { position: parsePosition(match[1]), github: Number(match[2]) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};

/** Most changed resources a client is told one by one after an absence. */
const MOST_MISSED = 200;

/**
 * What changed since a client was here: issues and competitions by id; null when that cannot be told (GitHub was read
 * again, the index was rebuilt, or too much happened).
 */
export const missedSince = async (snapshot: Snapshot, seen: Place, now: Place): Promise<Changed | null> => {
  if (seen.github !== now.github || seen.position.block > now.position.block) return null;
  const rows = await snapshot.rows<{ issueId: string | null; competitionId: string | null }>(
    `SELECT DISTINCT issue_id AS "issueId", competition_id AS "competitionId" FROM event
     WHERE (block_number, event_index) > ($1, $2) AND source = 'contract' AND (issue_id IS NOT NULL OR competition_id IS NOT NULL) LIMIT ${MOST_MISSED + 1}`,
    [seen.position.block, seen.position.index],
  );
  if (rows.length > MOST_MISSED) return null;
  const distinct = (ids: (string | null)[]): string[] => [...new Set(ids)].filter((id) => id !== null);
  return withIssues(snapshot, {
    issues: distinct(rows.map((row) => row.issueId)),
    competitions: distinct(rows.map((row) => row.competitionId)),
  });
};

/** A change of a competition is one of its issue too: the issue shows its duel. */
export const withIssues = async (snapshot: Snapshot, { issues, competitions }: Changed): Promise<Changed> => {
  if (competitions.length === 0) return { issues, competitions };
  const rows = await snapshot.rows<{ issueId: string }>(
    'SELECT issue_id AS "issueId" FROM competition WHERE id = ANY($1::numeric[]) ORDER BY id',
    [competitions],
  );
  return { issues: [...new Set([...issues, ...rows.map((row) => row.issueId)])], competitions };
};
