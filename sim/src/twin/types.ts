import type { Outcome } from '@joust/elo';

export type IssueStatus = 'Registered' | 'Open' | 'Competing' | 'Solved' | 'Cancelled';

export interface TwinIssue {
  readonly id: bigint;
  readonly authorId: bigint;
  readonly target: bigint;
  readonly registeredAt: number;
  filled: bigint;
  openedAt: number;
  status: IssueStatus;
  /** Competitions so far. */
  attempts: number;
}

export interface TwinMiner {
  readonly hotkey: string;
  readonly coldkey: string;
  readonly githubId: bigint;
  readonly boundAt: number;
  /** TAO that may be locked or withdrawn. */
  free: bigint;
  /** Blocks of waiting granted because an opponent withdrew early. */
  waitCredit: number;
  readonly earlyWithdrawals: number[];
  enrolment: Enrolment | null;
  competing: bigint | null;
}

export interface Enrolment {
  readonly picks: readonly bigint[];
  readonly enrolledAt: number;
  readonly expiresAt: number;
  readonly lock: bigint;
}

export interface TwinSide {
  readonly miner: TwinMiner;
  lock: bigint;
  /** Slashed so far. */
  lost: bigint;
  withdrew: boolean;
}

export interface TwinCompetition {
  readonly id: bigint;
  readonly issue: TwinIssue;
  readonly a: TwinSide;
  readonly b: TwinSide;
  readonly bounty: bigint;
  readonly startedAt: number;
  decidedAt: number | null;
  winner: 'A' | 'B' | null;
  /** What of the bounty is still to be paid. */
  held: bigint;
  paidFirst: boolean;
  final: boolean;
  extended: boolean;
}

export interface OutcomeVote {
  readonly outcome: Outcome;
  /** For VOID: whether the issue is cancelled too. */
  readonly cancel: boolean;
  readonly validA: boolean;
  readonly validB: boolean;
  /** A maintainer closed the side's pull request before the close. For the prices of collateral only: ratings do not ask. */
  readonly closedA?: boolean;
  readonly closedB?: boolean;
  /** The other's pull request was merged inside the window; likewise. */
  readonly beatenA?: boolean;
  readonly beatenB?: boolean;
}

/** Money that left the issues and competitions, and TAO that came and went; rao. */
export interface Ledger {
  received: bigint;
  pool: bigint;
  paid: bigint;
  recycled: bigint;
  deposited: bigint;
  withdrawn: bigint;
  slashed: bigint;
}
