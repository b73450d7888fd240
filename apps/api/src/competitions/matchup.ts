import type { SideName } from '@joust/tables/competitions';
import type { GithubLabel } from '@joust/tables/github';
import type { IssueStatus } from '@joust/tables/issues';
import { rulesOf } from '../contract/rules.ts';
import type { Snapshot } from '../database/snapshot.ts';
import { NotFound } from '../http/refusals.ts';
import { issueRefs, issueUrl } from '../issues/issue-refs.ts';
import { minerRefs } from '../miners/miner-refs.ts';
import { earnedBy } from '../miners/miner-rows.ts';
import { RatingBook } from '../ratings/rating-book.ts';
import { isProvisional } from '../ratings/rating-now.ts';
import { asOf } from '../scan/position.ts';
import { blockRefs, eventRefs, orNull } from '../scan/references.ts';
import { word } from '../wire/words.ts';
import { COMPETITION_COLUMNS, sidesOf, type CompetitionRow, type Sides } from './competition-rows.ts';
import type { HeadToHead, Holdback, Matchup, MatchupIssue } from './matchup.dto.ts';
import { outcomeTally } from './outcome-tally.ts';
import { pairTally } from './pair-tally.ts';
import { payoutsOf } from './payouts.ts';
import { pullsOf } from './pulls.ts';
import { countResults, endOf, formOf, playedBy, resultFor, winnerOf, type PlayedRow } from './results.ts';
import type { MatchupSide, SideRating } from './side.dto.ts';
import { winBps } from './summaries.ts';
import type { Decision } from './tally.dto.ts';
import { timelineOf } from './timeline.ts';
import { expectedTime, windowAt } from './window.ts';

/** The row of a competition. Errors: {@link NotFound}. */
export const competitionRow = async (snapshot: Snapshot, id: string): Promise<CompetitionRow> => {
  const row = await snapshot.first<CompetitionRow>(`SELECT ${COMPETITION_COLUMNS} FROM competition c WHERE c.id = $1`, [id]);
  if (!row) throw new NotFound(`There is no competition ${id} in the index.`);
  return row;
};

/** A against B, with everything that is known, of one moment. */
export const matchup = async (snapshot: Snapshot, id: string): Promise<Matchup> => {
  const moment = await asOf(snapshot);
  const row = await competitionRow(snapshot, id);
  const rules = await rulesOf(snapshot);
  const sides = (await sidesOf(snapshot, [id]))(id);
  const played = await playedBy(snapshot, [sides.a.githubId, sides.b.githubId], id);
  const pulls = await pullsOf(snapshot, id);
  const decision = await decisionOf(snapshot, row, sides, rules.msPerBlock);
  const pairing = await pairTally(snapshot, row, sides);
  const payouts = await payoutsOf(snapshot, id);
  const both = await matchupSides(snapshot, { row, sides, played, pulls, blocksPerDay: rules.blocksPerDay });
  return {
    id,
    issue: await matchupIssue(snapshot, row.issueId),
    bounty: row.bounty,
    paid: row.paid,
    ...both,
    headToHead: await headToHead(snapshot, sides, played),
    window: windowAt(row, moment.block, rules.msPerBlock),
    pairing,
    tally: await outcomeTally(snapshot, id, moment.block),
    outcome: decision,
    payout: payouts.first,
    rest: payouts.rest,
    holdback: await holdbackOf(snapshot, row, rules.msPerBlock),
    parameters: row.params,
    timeline: await timelineOf(snapshot, { competition: row, pairing, pulls, decision, payouts, msPerBlock: rules.msPerBlock }, moment),
    started: (await eventRefs(snapshot, [row]))(row),
    asOf: moment,
  };
};

interface Known {
  row: CompetitionRow;
  sides: Sides;
  played: readonly PlayedRow[];
  pulls: Awaited<ReturnType<typeof pullsOf>>;
  blocksPerDay: number;
}

const matchupSides = async (
  snapshot: Snapshot,
  { row, sides, played, pulls, blocksPerDay }: Known,
): Promise<{ a: MatchupSide; b: MatchupSide }> => {
  const book = await RatingBook.open(snapshot, blocksPerDay, row.startedAt, row.decidedAt ?? row.startedAt);
  const miner = await minerRefs(snapshot, [sides.a.githubId, sides.b.githubId]);
  const block = await blockRefs(snapshot, [sides.a.releasedAt, sides.b.releasedAt]);
  const earned = await earnedBy(snapshot, [sides.a.hotkey, sides.b.hotkey]);
  const ratings = { a: sideRating(book, row, sides, 'a'), b: sideRating(book, row, sides, 'b') };
  const chance = winBps(ratings.a.before, ratings.b.before);
  const show = (name: SideName): MatchupSide => {
    const side = sides[name];
    const own = played.filter((result) => result.githubId === side.githubId);
    return {
      miner: miner(side),
      rating: ratings[name],
      winBps: chance[name],
      record: countResults(own.map((result) => resultFor(result.outcome, result.side))),
      form: formOf(own),
      strikes: book.of(side.githubId, row.startedAt).strikes,
      earned: earned.get(side.hotkey) ?? '0',
      pulls: pulls[name],
      valid: name === 'a' ? row.validA : row.validB,
      released: orNull(block, side.releasedAt),
    };
  };
  return { a: show('a'), b: show('b') };
};

const sideRating = (book: RatingBook, row: CompetitionRow, sides: Sides, name: SideName): SideRating => {
  const { githubId } = sides[name];
  const before = book.of(githubId, row.startedAt);
  const won = book.change(sides.a.githubId, sides.b.githubId, row.startedAt, name === 'a' ? 'WinA' : 'WinB');
  const lost = book.change(sides.a.githubId, sides.b.githubId, row.startedAt, name === 'a' ? 'WinB' : 'WinA');
  const end = endOf(row);
  const rated = end !== null && end !== 'Void' && row.decidedAt !== null;
  return {
    before: before.effective,
    after: rated && row.decidedAt !== null ? book.of(githubId, row.decidedAt).rating : null,
    results: before.results,
    provisional: isProvisional(before),
    ifWin: won[name],
    ifLoss: lost[name],
  };
};

const headToHead = async (snapshot: Snapshot, sides: Sides, played: readonly PlayedRow[]): Promise<HeadToHead> => {
  const met = played.filter(
    (result) => result.githubId === sides.a.githubId && result.opponentId === sides.b.githubId && result.outcome !== 'Void',
  );
  const issue = await issueRefs(
    snapshot,
    met.map((result) => result.issueId),
  );
  const block = await blockRefs(
    snapshot,
    met.map((result) => result.decidedAt),
  );
  const meetings = met.map((result) => {
    const winner = winnerOf(result.outcome);
    return {
      competitionId: result.competitionId,
      issue: issue(result.issueId),
      outcome: word(result.outcome),
      winner: winner && (winner === result.side ? ('a' as const) : ('b' as const)),
      bounty: result.bounty,
      decided: block(result.decidedAt),
    };
  });
  const wonBy = (side: SideName | null): number => meetings.filter((meeting) => meeting.winner === side).length;
  return { winsA: wonBy('a'), winsB: wonBy('b'), neither: wonBy(null), meetings };
};

const decisionOf = async (snapshot: Snapshot, row: CompetitionRow, sides: Sides, msPerBlock: number): Promise<Decision | null> => {
  const end = endOf(row);
  if (end === null) return null;
  const decided = row.decidedAt ?? sides.a.releasedAt; // without a quorum there is no decision, only the block that voided it
  if (decided === null) throw new Error(`competition ${row.id} ended but does not say when`);
  const winner = winnerOf(end);
  const settle = row.settleAt;
  const cause = row.voidCause;
  return {
    outcome: word(end),
    winner,
    pullNumber: row.pullNumber,
    mergeSha: row.mergeSha,
    voidCause: cause && (cause.type === 'Voted' ? word(cause.value.type) : word(cause.type)),
    cancelReason: cause?.type === 'Voted' && cause.value.type === 'Cancel' ? word(cause.value.value) : null,
    decided: (await blockRefs(snapshot, [decided]))(decided),
    settleBlock: settle,
    settlesAt: settle === null ? null : expectedTime(row, settle, msPerBlock),
  };
};

/** What of the bounty waits, and until when; null when nobody won. */
const holdbackOf = async (snapshot: Snapshot, row: CompetitionRow, msPerBlock: number): Promise<Holdback | null> => {
  if (row.finalAt === null) return null;
  const block = await blockRefs(snapshot, [row.revertedAt]);
  return {
    amount: row.held,
    untilBlock: row.finalAt,
    until: expectedTime(row, row.finalAt, msPerBlock),
    reverted: orNull(block, row.revertedAt),
  };
};

const matchupIssue = async (snapshot: Snapshot, id: string): Promise<MatchupIssue> => {
  const row = await snapshot.one<{
    id: string;
    repo: string;
    number: number;
    status: IssueStatus;
    title: string | null;
    url: string | null;
    labels: GithubLabel[] | null;
  }>(
    `SELECT i.id, i.repo, i.number, i.status, g.title, g.html_url AS url, g.labels FROM issue i LEFT JOIN github_issue g ON g.issue_id = i.id WHERE i.id = $1`,
    [id],
  );
  return { ...row, status: word(row.status), url: row.url ?? issueUrl(row.repo, row.number), labels: row.labels ?? [] };
};
