import { Column, Entity, PrimaryColumn } from 'typeorm';
import { flag, instant, optional, text, u32, u64 } from '../columns.ts';

export type PullState = 'open' | 'closed' | 'merged';
export type ReviewDecision = 'approved' | 'changes_requested' | 'review_required';
export type ChecksState = 'pending' | 'success' | 'failure';

/** A pull request by a competitor. Times are GitHub's. */
@Entity('github_pull')
export class GithubPull {
  @PrimaryColumn(u64)
  repoId!: bigint;

  @PrimaryColumn(u32)
  number!: number;

  @Column(u64)
  authorId!: bigint;

  @Column(text)
  title!: string;

  @Column(text)
  htmlUrl!: string;

  @Column(text)
  state!: PullState;

  @Column(flag)
  draft!: boolean;

  @Column(text)
  baseBranch!: string;

  @Column(text)
  headSha!: string;

  @Column(u32)
  commits!: number;

  @Column(u32)
  additions!: number;

  @Column(u32)
  deletions!: number;

  @Column(u32)
  changedFiles!: number;

  @Column({ ...text, ...optional })
  reviewDecision!: ReviewDecision | null;

  @Column({ ...text, ...optional })
  checks!: ChecksState | null;

  @Column(instant)
  createdAt!: Date;

  @Column(instant)
  updatedAt!: Date;

  @Column({ ...instant, ...optional })
  closedAt!: Date | null;

  @Column({ ...instant, ...optional })
  mergedAt!: Date | null;

  @Column({ ...text, ...optional })
  mergeSha!: string | null;

  @Column({ ...text, ...optional })
  mergedByLogin!: string | null;

  @Column(instant)
  fetchedAt!: Date;

  @Column({ ...text, ...optional })
  etag!: string | null;
}
