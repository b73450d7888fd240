import {
  history,
  rate,
  ratingOf,
  recovery,
  WINDOW_DAYS,
  type CompetitionResult,
  type Outcome,
  type PlayerRating,
  type Ratings,
} from '@joust/elo';
import type { Snapshot } from '../database/snapshot.ts';

interface ResultRow {
  id: string;
  startBlock: number;
  resolvedBlock: number;
  a: string;
  b: string;
  outcome: Outcome;
  validA: boolean;
  validB: boolean;
  amendedOutcome: Outcome | null;
  amendedAt: number | null;
}

/** Ratings at any block, computed from the stored results by the code the validators use. */
export class RatingBook {
  private readonly pages = new Map<string, Ratings>();

  private constructor(
    private readonly results: readonly CompetitionResult[],
    readonly blocksPerDay: number,
  ) {}

  /** Loads the results that count at any anchor of `[earliest, latest]`. */
  static async open(snapshot: Snapshot, blocksPerDay: number, earliest: number, latest: number): Promise<RatingBook> {
    const rows = await snapshot.rows<ResultRow>(
      `SELECT c.id, c.started_at AS "startBlock", c.resolved_at AS "resolvedBlock", a.github_id AS a, b.github_id AS b,
              coalesce(c.resolved_outcome, 'Void') AS outcome, coalesce(c.resolved_valid_a, false) AS "validA",
              coalesce(c.resolved_valid_b, false) AS "validB", c.amended_outcome AS "amendedOutcome", c.amended_at AS "amendedAt"
       FROM competition c
       JOIN competition_side a ON a.competition_id = c.id AND a.side = 'a'
       JOIN competition_side b ON b.competition_id = c.id AND b.side = 'b'
       WHERE c.resolved_at > $1 AND c.resolved_at <= $2 AND (c.resolved_outcome <> 'Void' OR c.amended_outcome <> 'Void')`,
      [earliest - WINDOW_DAYS * blocksPerDay, latest],
    );
    return new RatingBook(rows.map(resultOf), blocksPerDay);
  }

  /** Ratings at the end of block `anchor`; `occupied` players do not drift. */
  at(anchor: number, occupied: ReadonlySet<string> = new Set()): Ratings {
    const key = `${anchor} ${[...occupied].sort().join(' ')}`;
    const known = this.pages.get(key);
    if (known) return known;
    const ratings = rate(this.results, { anchor, blocksPerDay: this.blocksPerDay, occupied: new Set([...occupied].map(BigInt)) });
    this.pages.set(key, ratings);
    return ratings;
  }

  /** The rating of one player at a block, a newcomer's for one without results. */
  of(githubId: string, anchor: number): PlayerRating {
    return ratingOf(this.at(anchor), BigInt(githubId));
  }

  /** What an outcome would do to both ratings if it were decided at once, in milli-Elo. */
  change(a: string, b: string, started: number, outcome: Outcome): { a: number; b: number } {
    const imagined: CompetitionResult = {
      id: 2n ** 64n,
      startBlock: started,
      resolvedBlock: started,
      a: BigInt(a),
      b: BigInt(b),
      outcome,
      validA: true,
      validB: true,
    };
    const after = rate([...this.results, imagined], { anchor: started, blocksPerDay: this.blocksPerDay });
    const moved = (player: string): number => ratingOf(after, BigInt(player)).rating - this.of(player, started).effective;
    return { a: moved(a), b: moved(b) };
  }

  /** The block from which a player may be paired if nothing new happens, at the earliest `anchor`; right to the day. */
  recovery(githubId: string, anchor: number): number {
    return recovery(history(this.results), BigInt(githubId), { anchor, blocksPerDay: this.blocksPerDay });
  }

  /** Results that count at a block. */
  count(anchor: number): number {
    const from = anchor - WINDOW_DAYS * this.blocksPerDay;
    return this.results.filter((result) => result.resolvedBlock > from && result.resolvedBlock <= anchor).length;
  }
}

const resultOf = ({ amendedOutcome, amendedAt, ...row }: ResultRow): CompetitionResult => ({
  ...row,
  id: BigInt(row.id),
  a: BigInt(row.a),
  b: BigInt(row.b),
  ...(amendedOutcome === null || amendedAt === null ? {} : { amended: { at: amendedAt, outcome: amendedOutcome } }),
});

/** Players in a competition at a block, with the competition: they do not drift and are not paired. */
export const occupiedAt = async (snapshot: Snapshot, block: number): Promise<Map<string, string>> => {
  const rows = await snapshot.rows<{ githubId: string; competitionId: string }>(
    `SELECT s.github_id AS "githubId", s.competition_id AS "competitionId"
     FROM competition_side s JOIN competition c ON c.id = s.competition_id
     WHERE c.started_at <= $1 AND (s.released_at IS NULL OR s.released_at > $1)`,
    [block],
  );
  return new Map(rows.map((row) => [row.githubId, row.competitionId]));
};
