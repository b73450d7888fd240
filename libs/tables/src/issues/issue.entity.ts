import { Column, Entity, PrimaryColumn } from 'typeorm';
import { optional, text, u32, u64 } from '../columns.ts';
import { Origin } from '../origin.ts';

export const ISSUE_STATUSES = ['Registered', 'Funded', 'Open', 'Competing', 'Solved', 'Cancelled'] as const;
export type IssueStatus = (typeof ISSUE_STATUSES)[number];

export const CANCEL_REASONS = [
  'Owner',
  'NotPlanned',
  'Duplicate',
  'SolvedOutside',
  'SolvedInvalid',
  'Transferred',
  'Deleted',
  'Converted',
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** A GitHub issue with a bounty, as the contract keeps it. Fields named `…At` are block numbers, as in the contract. */
@Entity('issue')
export class Issue extends Origin {
  @PrimaryColumn(u64)
  id!: bigint;

  @Column(u64)
  repoId!: bigint;

  /** owner/name, lower case. */
  @Column(text)
  repo!: string;

  @Column(u32)
  number!: number;

  @Column(text)
  nodeId!: string;

  @Column(u64)
  authorId!: bigint;

  @Column(text)
  baseBranch!: string;

  @Column(text)
  contentHash!: string;

  /** rao */
  @Column(u64)
  target!: bigint;

  /** rao; never more than `target`. Stays after payment or recycling: it says what was collected. */
  @Column(u64)
  filled!: bigint;

  /** rao recycled because the issue was cancelled. */
  @Column(u64)
  recycled!: bigint;

  @Column(text)
  status!: IssueStatus;

  @Column(u32)
  registeredAt!: number;

  @Column({ ...u32, ...optional })
  fundedAt!: number | null;

  @Column({ ...u32, ...optional })
  openedAt!: number | null;

  @Column({ ...u32, ...optional })
  endedAt!: number | null;

  /** The block of the last change of `status`. */
  @Column(u32)
  statusSince!: number;

  /** The open competition, or the one that solved it. */
  @Column({ ...u64, ...optional })
  competitionId!: bigint | null;

  @Column({ ...text, ...optional })
  cancelReason!: CancelReason | null;

  /** Harvests fill the highest first. */
  @Column(u32)
  priority!: number;

  /** What the owner changed from the block `nextFrom` (an anchor) on: the target in rao, and the priority. */
  @Column({ ...u64, ...optional })
  nextTarget!: bigint | null;

  @Column({ ...u32, ...optional })
  nextPriority!: number | null;

  @Column({ ...u32, ...optional })
  nextFrom!: number | null;

  /** When a validator last found the issue gone (event IssueUnavailableFlagged). */
  @Column({ ...u32, ...optional })
  unavailableAt!: number | null;
}
