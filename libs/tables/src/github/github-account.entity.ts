import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, text, u64 } from '../columns.ts';

/** Who stands behind a GitHub id. Logins change hands, ids do not: everything else refers to the id. */
@Entity('github_account')
export class GithubAccount {
  @PrimaryColumn(u64)
  githubId!: bigint;

  @Column(text)
  login!: string;

  @Column(text)
  avatarUrl!: string;

  @Column(text)
  htmlUrl!: string;

  /** When it was read, by the worker's clock: freshness only. */
  @Column(instant)
  fetchedAt!: Date;
}
