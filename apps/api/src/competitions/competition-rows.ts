import type { Competition, CompetitionSide } from '@joust/tables/competitions';
import { columns, type Raw } from '../database/raw.ts';
import type { Snapshot } from '../database/snapshot.ts';

const FIELDS = [
  'id',
  'issueId',
  'anchor',
  'bounty',
  'phase',
  'startedAt',
  'startedTime',
  'openAt',
  'openTime',
  'closeAt',
  'closeTime',
  'resolveAt',
  'resolveTime',
  'expiresAt',
  'outcome',
  'voidCause',
  'pullNumber',
  'mergeSha',
  'validA',
  'validB',
  'winner',
  'decidedAt',
  'resolvedAt',
  'settleAt',
  'finalAt',
  'settledAt',
  'extendedAt',
  'reopenedAt',
  'revertedAt',
  'paid',
  'held',
  'params',
  'blockNumber',
  'eventIndex',
] as const satisfies (keyof Competition)[];
const SIDE_FIELDS = [
  'competitionId',
  'side',
  'hotkey',
  'coldkey',
  'githubId',
  'withdrawnAt',
  'releasedAt',
] as const satisfies (keyof CompetitionSide)[];

export type CompetitionRow = Pick<Raw<Competition>, (typeof FIELDS)[number]>;
export type SideRow = Pick<Raw<CompetitionSide>, (typeof SIDE_FIELDS)[number]>;

/** Columns of `competition c`. */
export const COMPETITION_COLUMNS = columns<Competition>('c', FIELDS);

export interface Sides {
  a: SideRow;
  b: SideRow;
}

/** Both sides of competitions, all at once. */
export const sidesOf = async (snapshot: Snapshot, ids: readonly string[]): Promise<(id: string) => Sides> => {
  const rows = await snapshot.rows<SideRow>(
    `SELECT ${columns<CompetitionSide>('s', SIDE_FIELDS)} FROM competition_side s WHERE s.competition_id = ANY($1::numeric[])`,
    [ids],
  );
  const known = new Map(rows.map((row) => [`${row.competitionId} ${row.side}`, row]));
  return (id) => {
    const a = known.get(`${id} a`);
    const b = known.get(`${id} b`);
    if (!a || !b) throw new Error(`competition ${id} has no two sides in the index`);
    return { a, b };
  };
};
