import { Column, Entity } from 'typeorm';
import { optional, text, u32, u64, u64List } from '../columns.ts';
import { Entry } from '../origin.ts';

/** Why an enrolment no longer waits: it lapsed, a new one took its place, or its miner was paired. */
export const ENROLMENT_ENDS = ['Expired', 'Replaced', 'Started'] as const;
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

  @Column(u32)
  enrolledAt!: number;

  @Column(u32)
  expiresAt!: number;

  @Column({ ...u32, ...optional })
  endedAt!: number | null;

  @Column({ ...text, ...optional })
  endReason!: EnrolmentEnd | null;
}
