import { Column, Entity, PrimaryColumn } from 'typeorm';
import { flag, instant, json, optional, text, u32, u64 } from '../columns.ts';
import type { CancelReason } from '../issues/index.ts';
import { Origin } from '../origin.ts';

export const COMPETITION_PHASES = ['Running', 'Decided', 'Reopened', 'Holdback', 'Final', 'Void'] as const;
export type CompetitionPhase = (typeof COMPETITION_PHASES)[number];

/** In the order of their codes 0..9 (mechanism 2.4 and 2.5). */
export const OUTCOMES = ['WinA', 'WinB', 'BothFail', 'FaultA', 'FaultB', 'Void', 'WalkoverA', 'WalkoverB', 'EarlyA', 'EarlyB'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type VoidAction = { type: 'Return' } | { type: 'Cancel'; value: CancelReason };
export type VoidCause = { type: 'NoQuorum' } | { type: 'Withdrawn' } | { type: 'Voted'; value: VoidAction };

/** The contract's durations and limits a competition began with; durations in rule blocks, amounts in rao as decimal strings, `…Bps` in 1/10,000. */
export interface ParamsInForce {
  pairEpoch: number;
  anchorDelay: number;
  registerDelay: number;
  enrolTtl: number;
  submitOpen: number;
  submitClose: number;
  resolve: number;
  grace: number;
  challenge: number;
  minBounty: string;
  fillCapBps: number;
  ratingVersion: number;
  extend: number;
  holdback: number;
  holdbackBps: number;
  cBps: number;
  slashLossBps: number;
  slashBothFailBps: number;
  slashLateBps: number;
  slashFraudBps: number;
  capProvisional: string;
  capProbation: string;
}

/** A duel for one issue. Fields named `…At` are block numbers and `…Time` chain times, both fixed when it started. */
@Entity('competition')
export class Competition extends Origin {
  @PrimaryColumn(u64)
  id!: bigint;

  @Column(u64)
  issueId!: bigint;

  /** The pairing epoch it came from. */
  @Column(u32)
  anchor!: number;

  /** rao */
  @Column(u64)
  bounty!: bigint;

  @Column(text)
  phase!: CompetitionPhase;

  @Column(u32)
  startedAt!: number;

  @Column(instant)
  startedTime!: Date;

  @Column(u32)
  openAt!: number;

  @Column(instant)
  openTime!: Date;

  @Column(u32)
  closeAt!: number;

  @Column(instant)
  closeTime!: Date;

  @Column(u32)
  resolveAt!: number;

  @Column(instant)
  resolveTime!: Date;

  /** resolve + grace: undecided after this block it is void. */
  @Column(u32)
  expiresAt!: number;

  @Column({ ...text, ...optional })
  outcome!: Outcome | null;

  /** What quorum, or the end of the grace, did to a void competition. */
  @Column({ ...json, ...optional })
  voidCause!: VoidCause | null;

  /** The merged pull request; null when the outcome names none. */
  @Column({ ...u32, ...optional })
  pullNumber!: number | null;

  @Column({ ...text, ...optional })
  mergeSha!: string | null;

  @Column({ ...flag, ...optional })
  validA!: boolean | null;

  @Column({ ...flag, ...optional })
  validB!: boolean | null;

  /** Hotkey of the winner; null when nobody won. */
  @Column({ ...text, ...optional })
  winner!: string | null;

  /** The block where the last outcome reached quorum. */
  @Column({ ...u32, ...optional })
  decidedAt!: number | null;

  /** The block of the first outcome, or of the end without one: what ratings sort by. Both miners are free from then on. */
  @Column({ ...u32, ...optional })
  resolvedAt!: number | null;

  /** The outcome of that block, which a second decision or a revert amends; null when nobody said what happened. */
  @Column({ ...text, ...optional })
  resolvedOutcome!: Outcome | null;

  @Column({ ...flag, ...optional })
  resolvedValidA!: boolean | null;

  @Column({ ...flag, ...optional })
  resolvedValidB!: boolean | null;

  /** The end of the challenge window: from then on the outcome is executed. */
  @Column({ ...u32, ...optional })
  settleAt!: number | null;

  /** When what is held back may be paid; null when nobody won. */
  @Column({ ...u32, ...optional })
  finalAt!: number | null;

  /** When everything was paid, recycled, returned or slashed. */
  @Column({ ...u32, ...optional })
  settledAt!: number | null;

  /** `resolveAt` was moved, once. */
  @Column({ ...u32, ...optional })
  extendedAt!: number | null;

  /** A challenge passed: the vote began again. */
  @Column({ ...u32, ...optional })
  reopenedAt!: number | null;

  /** The merge was undone inside the holdback; what was held back is recycled. */
  @Column({ ...u32, ...optional })
  revertedAt!: number | null;

  /** What ratings see of a result that was amended, and from which block on. */
  @Column({ ...text, ...optional })
  amendedOutcome!: Outcome | null;

  @Column({ ...u32, ...optional })
  amendedAt!: number | null;

  /** rao that reached the winner, both parts together. */
  @Column(u64)
  paid!: bigint;

  /** rao of the bounty that wait for `finalAt`. */
  @Column(u64)
  held!: bigint;

  /** Which version of the parameters it began with. */
  @Column(u32)
  paramsId!: number;

  @Column(json)
  params!: ParamsInForce;
}
