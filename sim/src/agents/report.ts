import type { Outcome } from '@joust/elo';
import type { Agent } from './types.ts';

/** What one competition was. */
export interface CompetitionRecord {
  readonly issue: number;
  readonly startDay: number;
  readonly a: number;
  readonly b: number;
  readonly bounty: number;
  /** Difference of effective ratings at the start, points. */
  readonly gap: number;
  outcome: Outcome | null;
  endDay: number | null;
  reverted: boolean;
}

/** Why collateral was taken. */
export type SlashCause =
  | 'beaten before close without a pull request'
  | 'both failed without a valid one'
  | 'lost or failed with a valid one'
  | 'nothing, late or reverted';

/** One agent's account at the end, alpha. */
export interface ActorRecord {
  readonly agent: Agent;
  readonly profit: number;
  readonly paid: number;
  readonly slashed: number;
  readonly slashedBy: ReadonlyMap<SlashCause, number>;
  readonly spent: number;
  readonly identities: number;
  readonly leftOn: number | null;
}

/** Ratings on one day, one row an agent that has not left; points. */
export interface Snapshot {
  readonly day: number;
  readonly rows: readonly { readonly index: number; readonly effective: number; readonly eligible: boolean; readonly results: number }[];
}

export interface WaitRecord {
  readonly index: number;
  readonly sinceDay: number;
  readonly days: number;
  /** False for who still waited at the end. */
  readonly matched: boolean;
}

/** All that experiments measure of one world and seed. */
export interface WorldReport {
  readonly competitions: readonly CompetitionRecord[];
  readonly actors: readonly ActorRecord[];
  readonly waits: readonly WaitRecord[];
  readonly snapshots: readonly Snapshot[];
  readonly issues: {
    readonly created: number;
    readonly solved: number;
    readonly cancelled: number;
    readonly daysToSolve: readonly number[];
  };
  /** Times a free miner looked for a duel, and times the only open issues were above its bounty cap. */
  readonly looks: { readonly all: number; readonly aboveCap: number };
  /** Invariants of the contract that did not hold, as sentences. */
  readonly violations: readonly string[];
  readonly epochs: number;
}

const DECIDED: readonly (Outcome | null)[] = [null, 'Void'];

/** Competitions that began after the start-up time and ended with a rated outcome. */
export const ratedFrom = (report: WorldReport, day: number): CompetitionRecord[] =>
  report.competitions.filter(({ startDay, outcome }) => startDay >= day && !DECIDED.includes(outcome));

export const isSolved = ({ outcome, reverted }: CompetitionRecord): boolean =>
  !reverted && outcome !== null && (outcome.startsWith('Win') || outcome.startsWith('Walkover'));
