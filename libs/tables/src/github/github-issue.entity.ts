import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, json, optional, text, u32, u64 } from '../columns.ts';

export interface GithubLabel {
  name: string;
  /** Six hex digits without #. */
  color: string;
}

/** What GitHub says of a registered issue; refreshed, never the base of a decision. */
@Entity('github_issue')
export class GithubIssue {
  /** The contract's issue. */
  @PrimaryColumn(u64)
  issueId!: bigint;

  @Column(text)
  title!: string;

  /** Markdown as written; null when empty. */
  @Column({ ...text, ...optional })
  body!: string | null;

  @Column(text)
  htmlUrl!: string;

  @Column(text)
  state!: 'open' | 'closed';

  @Column({ ...text, ...optional })
  stateReason!: string | null;

  @Column(text)
  authorLogin!: string;

  @Column(json)
  labels!: GithubLabel[];

  @Column(u32)
  comments!: number;

  /** The repository's main language. */
  @Column({ ...text, ...optional })
  language!: string | null;

  @Column(instant)
  createdAt!: Date;

  @Column(instant)
  updatedAt!: Date;

  @Column({ ...instant, ...optional })
  closedAt!: Date | null;

  @Column(instant)
  fetchedAt!: Date;

  @Column({ ...text, ...optional })
  etag!: string | null;
}
