import { Column, Entity, PrimaryColumn } from 'typeorm';
import { flag, instant, json, optional, text, u32, u64 } from '../columns.ts';
import type { CancelReason } from '../issues/index.ts';
import { Origin } from '../origin.ts';

export const COMPETITION_PHASES = ['Running', 'Decided', 'Paid', 'Void'] as const;
export type CompetitionPhase = (typeof COMPETITION_PHASES)[number];

/** In the order of their codes 0..9 (mechanism 2.4 and 2.5). */
export const OUTCOMES = ['WinA', 'WinB', 'BothFail', 'FaultA', 'FaultB', 'Void', 'WalkoverA', 'WalkoverB', 'EarlyA', 'EarlyB'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type VoidAction = { type: 'Return' } | { type: 'Cancel'; value: CancelReason };
export type VoidCause = { type: 'NoQuorum' } | { type: 'Voted'; value: VoidAction };

/** The contract's durations and limits a competition began with; durations in blocks, `minBounty` in rao as a decimal string. */
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

  /** The block where the outcome reached quorum: what ratings sort by. */
  @Column({ ...u32, ...optional })
  decidedAt!: number | null;

  /** decided + challenge. */
  @Column({ ...u32, ...optional })
  settleAt!: number | null;

  @Column({ ...u32, ...optional })
  settledAt!: number | null;

  /** rao */
  @Column(u64)
  paid!: bigint;

  @Column(json)
  params!: ParamsInForce;
}
