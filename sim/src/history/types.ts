import type { CompetitionResult } from '@joust/elo';

/** Blocks of a contract day on subtensor. */
export const DAY = 7_200;

/** One duel of an invented history; players are numbered from 0. */
export interface Duel {
  readonly startDay: number;
  readonly endDay: number;
  readonly a: number;
  readonly b: number;
  readonly outcome: 'WinA' | 'WinB' | 'BothFail' | 'Void';
}

/** A history in which the truth is known. */
export interface History {
  readonly players: number;
  readonly days: number;
  /** In order of their end. */
  readonly duels: readonly Duel[];
  /** The same duels as the contract would keep them; `results[i]` is `duels[i]`. */
  readonly results: readonly CompetitionResult[];
  /** True skill, Elo points, `skill[day][player]`. */
  readonly skill: readonly (readonly number[])[];
}

/** What a rating system says on one day. */
export interface Standings {
  /** Larger is better; one number a player. */
  readonly score: readonly number[];
  /** Chance that `a` wins if one of the two does. */
  readonly chance: (a: number, b: number) => number;
}

/** A rating system: from a history, what it says on a day, knowing only what ended by then. */
export type RatingSystem = (history: History) => (day: number) => Standings;

export const playerId = (player: number): bigint => BigInt(player + 1);
