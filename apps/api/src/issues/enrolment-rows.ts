import { eligibility, ratingOf } from '@joust/elo';
import { rulesOf } from '../contract/rules.ts';
import type { Snapshot } from '../database/snapshot.ts';
import { minerRefs } from '../miners/miner-refs.ts';
import { occupiedAt, RatingBook } from '../ratings/rating-book.ts';
import { blockRefs } from '../scan/references.ts';
import type { AsOf } from '../wire/as-of.dto.ts';
import type { EnrolmentRow } from './issue.dto.ts';

export interface WaitingRow {
  hotkey: string;
  coldkey: string;
  githubId: string;
  picks: string[];
  enrolledAt: number;
  waitingSince: number;
  expiresAt: number;
}

/** Columns over `enrolment e JOIN identity d`. */
export const WAITING_COLUMNS = `e.hotkey, d.coldkey, e.github_id AS "githubId", e.picks, e.enrolled_at AS "enrolledAt", e.waiting_since AS "waitingSince", e.expires_at AS "expiresAt"`;

/** Miners that wait for an issue, with what pairing looks at (mechanism 3.2 step 1). */
export const enrolmentRows = async (
  snapshot: Snapshot,
  issueId: string,
  rows: readonly WaitingRow[],
  asOf: AsOf,
): Promise<EnrolmentRow[]> => {
  if (rows.length === 0) return [];
  const rules = await rulesOf(snapshot);
  const miner = await minerRefs(
    snapshot,
    rows.map((row) => row.githubId),
  );
  const block = await blockRefs(
    snapshot,
    rows.map((row) => row.enrolledAt),
  );
  const occupied = await occupiedAt(snapshot, asOf.block);
  const book = await RatingBook.open(snapshot, rules.blocksPerDay, asOf.block, asOf.block);
  const ratings = book.at(asOf.block, new Set(occupied.keys()));
  return rows.map((row) => {
    const rating = ratingOf(ratings, BigInt(row.githubId));
    const standing = eligibility(rating, { anchor: asOf.block, blocksPerDay: rules.blocksPerDay });
    const enrolled = block(row.enrolledAt);
    return {
      miner: miner(row),
      preference: row.picks.indexOf(issueId) + 1,
      picks: row.picks,
      enrolled,
      waitingSinceBlock: row.waitingSince,
      waitingSince: timeOf(row.waitingSince, enrolled, rules.msPerBlock),
      expiresBlock: row.expiresAt,
      expiresAt: timeOf(row.expiresAt, enrolled, rules.msPerBlock),
      effectiveRating: rating.effective,
      eligible: standing.eligible,
      probation: standing.probation,
      occupiedIn: occupied.get(row.githubId) ?? null,
    };
  });
};

/** Chain time that another block should have, earlier or later. */
export const timeOf = (block: number, known: { block: number; at: string }, msPerBlock: number): string =>
  new Date(Date.parse(known.at) + (block - known.block) * msPerBlock).toISOString();
