import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, text, u32, u64 } from '../columns.ts';

/** A merged pull request outside any competition: the work the existing open-source scoring looks at. */
@Entity('oss_contribution')
export class OssContribution {
  @PrimaryColumn(u64)
  repoId!: bigint;

  @PrimaryColumn(u32)
  number!: number;

  @Column(text)
  repo!: string;

  @Column(u64)
  githubId!: bigint;

  @Column(text)
  login!: string;

  @Column(text)
  title!: string;

  @Column(text)
  htmlUrl!: string;

  @Column(u32)
  additions!: number;

  @Column(u32)
  deletions!: number;

  @Column(instant)
  mergedAt!: Date;

  @Column(instant)
  fetchedAt!: Date;
}
