import { Column, Entity } from 'typeorm';
import { optional, text, u32, u64, u64List } from '../columns.ts';
import { Entry } from '../origin.ts';

/** Why an enrolment no longer waits: it lapsed, a new one took its place, its miner was paired, or withdrew it. */
export const ENROLMENT_ENDS = ['Expired', 'Replaced', 'Started', 'Withdrawn'] as const;
export type EnrolmentEnd = (typeof ENROLMENT_ENDS)[number];

/** A miner's wish to compete for one to three issues (event MinerEnrolled). Ended ones stay as history. */
@Entity('enrolment')
export class Enrolment extends Entry {
  @Column(text)
  hotkey!: string;

  @Column(u64)
  githubId!: bigint;

  /** Issue ids, the most wanted first. */
  @Column(u64List)
  picks!: bigint[];

  /** Of the first enrolment with these picks. */
  @Column(u32)
  enrolledAt!: number;

  /** Since when the miner waits; a renewal or other picks keep it. */
  @Column(u32)
  waitingSince!: number;

  @Column(u32)
  expiresAt!: number;

  /** rao of TAO that a pair from it locks. */
  @Column(u64)
  collateral!: bigint;

  @Column({ ...u32, ...optional })
  endedAt!: number | null;

  @Column({ ...text, ...optional })
  endReason!: EnrolmentEnd | null;
}

/** A miner's credit against idleness (event SkipUsed). */
@Entity('skip')
export class Skip extends Entry {
  @Column(text)
  hotkey!: string;

  @Column(u64)
  githubId!: bigint;
}
