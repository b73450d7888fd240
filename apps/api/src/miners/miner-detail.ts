import { eligibility, ratingOf } from '@joust/elo';
import { formOf, playedBy } from '../competitions/results.ts';
import { rulesOf } from '../contract/rules.ts';
import type { Snapshot } from '../database/snapshot.ts';
import { NotFound } from '../http/refusals.ts';
import { timeOf } from '../issues/enrolment-rows.ts';
import { occupiedAt, RatingBook } from '../ratings/rating-book.ts';
import { asOf } from '../scan/position.ts';
import { blockRefs, eventRefs, orNull } from '../scan/references.ts';
import type { EnrolmentNow, MinerDetail } from './miner.dto.ts';
import { IDENTITY_COLUMNS, minerSummaries, type IdentityRow } from './miner-rows.ts';

interface ClaimRow extends IdentityRow {
  proofRef: string;
  blockNumber: number;
  eventIndex: number;
}

/** A miner's row. Errors: {@link NotFound}. */
export const claimOf = async (snapshot: Snapshot, hotkey: string): Promise<ClaimRow> => {
  await asOf(snapshot);
  const row = await snapshot.first<ClaimRow>(
    `SELECT ${IDENTITY_COLUMNS}, d.proof_ref AS "proofRef", d.block_number AS "blockNumber", d.event_index AS "eventIndex" FROM identity d WHERE d.hotkey = $1`,
    [hotkey],
  );
  if (!row) throw new NotFound(`No miner has claimed an identity with the hotkey ${hotkey}.`);
  return row;
};

/** One miner with everything that is known. Errors: {@link NotFound}. */
export const minerDetail = async (snapshot: Snapshot, hotkey: string): Promise<MinerDetail> => {
  const moment = await asOf(snapshot);
  const row = await claimOf(snapshot, hotkey);
  const rules = await rulesOf(snapshot);
  const [summary] = await minerSummaries(snapshot, [row], moment);
  if (!summary) throw new Error(`miner ${hotkey} has no summary`);
  const occupied = await occupiedAt(snapshot, moment.block);
  const book = await RatingBook.open(snapshot, rules.blocksPerDay, moment.block, moment.block);
  const player = ratingOf(book.at(moment.block, new Set(occupied.keys())), BigInt(row.githubId));
  const { eligible, belowThreshold, coolingDown, probation } = eligibility(player, {
    anchor: moment.block,
    blocksPerDay: rules.blocksPerDay,
  });
  const extremes = await snapshot.one<{ best: number | null; worst: number | null }>(
    'SELECT max(after) AS best, min(after) AS worst FROM rating_point WHERE github_id = $1',
    [row.githubId],
  );
  const block = await blockRefs(snapshot, [row.boundAt]);
  return {
    ...summary,
    proofRef: row.proofRef,
    claimed: (await eventRefs(snapshot, [row]))(row),
    boundIn: orNull(block, row.boundAt),
    eligibility: { eligible, belowThreshold, coolingDown, probation, fromBlock: book.recovery(row.githubId, moment.block) },
    enrolment: await enrolmentNow(snapshot, hotkey, rules.msPerBlock),
    form: formOf(await playedBy(snapshot, [row.githubId], null)),
    bestRating: extremes.best,
    worstRating: extremes.worst,
    asOf: moment,
  };
};

const enrolmentNow = async (snapshot: Snapshot, hotkey: string, msPerBlock: number): Promise<EnrolmentNow | null> => {
  const row = await snapshot.first<{ picks: string[]; enrolledAt: number; waitingSince: number; expiresAt: number }>(
    'SELECT picks, enrolled_at AS "enrolledAt", waiting_since AS "waitingSince", expires_at AS "expiresAt" FROM enrolment WHERE hotkey = $1 AND ended_at IS NULL',
    [hotkey],
  );
  if (!row) return null;
  const enrolled = (await blockRefs(snapshot, [row.enrolledAt]))(row.enrolledAt);
  return {
    picks: row.picks,
    enrolled,
    waitingSinceBlock: row.waitingSince,
    waitingSince: timeOf(row.waitingSince, enrolled, msPerBlock),
    expiresBlock: row.expiresAt,
    expiresAt: timeOf(row.expiresAt, enrolled, msPerBlock),
  };
};
