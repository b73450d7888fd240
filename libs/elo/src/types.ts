/** Milli-Elo: a whole number, 1,500.000 points are 1_500_000. */
export type MilliElo = number;
/** A probability or a part of one as a whole number of 2^-24. */
export type Q24 = number;
/** Performance between 0 and 1 as a whole number of 2^-16. */
export type Q16 = number;
/** A player is a numeric GitHub user id, so a new hotkey never resets a rating (mechanism 2.1). */
export type Player = bigint;
export type BlockNumber = number;

/** What a competition came to; the names of the contract's enum, codes 0 to 9 (mechanism 2.5). */
export type Outcome = 'WinA' | 'WinB' | 'BothFail' | 'FaultA' | 'FaultB' | 'Void' | 'WalkoverA' | 'WalkoverB' | 'EarlyA' | 'EarlyB';

/** One finished competition as the contract keeps it. */
export interface CompetitionResult {
  /** The contract's counter: unique, and the order inside a block. */
  readonly id: bigint;
  readonly startBlock: BlockNumber;
  /** The block in which the outcome reached quorum, not that of the settlement. */
  readonly resolvedBlock: BlockNumber;
  readonly a: Player;
  readonly b: Player;
  readonly outcome: Outcome;
  /** Whether a, and b, had a valid pull request (mechanism, top). */
  readonly validA: boolean;
  readonly validB: boolean;
  /** A reverted win: from block `at` on, it counts as `outcome`. */
  readonly amended?: { readonly at: BlockNumber; readonly outcome: Outcome };
}

/** What the results of one window say about a player. */
export interface PlayerRating {
  /** After the last result, milli-Elo. */
  readonly rating: MilliElo;
  /** As it stands at the anchor, idle drift included; equal to `rating` while competing. */
  readonly effective: MilliElo;
  /** Rated results in the window. */
  readonly results: number;
  /** Moving performance at the anchor, idle drift included, Q16. */
  readonly ema: Q16;
  readonly strikes: number;
  /** Block of the last strike, null without one. */
  readonly lastStrike: BlockNumber | null;
  /** Block of the last result, rated or not. */
  readonly lastBlock: BlockNumber;
}

export interface Ratings {
  readonly players: ReadonlyMap<Player, PlayerRating>;
  /** What failures paid to the house, milli-Elo: without drift, all ratings and this add up to 1,500 a player. */
  readonly house: MilliElo;
}

export interface RateOptions {
  /** The anchor block: results after it do not exist yet. */
  readonly anchor: BlockNumber;
  /** Blocks of one contract day: 7,200 on subtensor. */
  readonly blocksPerDay: number;
  /** Players in a competition at the anchor: they do not drift. */
  readonly occupied?: ReadonlySet<Player>;
}
