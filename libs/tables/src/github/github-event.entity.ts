import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, json, optional, text, u32, u64 } from '../columns.ts';

/** An entry of the timeline of an issue or a pull request, as GitHub orders it. */
@Entity('github_event')
export class GithubEvent {
  /** GitHub's node id of the entry. */
  @PrimaryColumn(text)
  id!: string;

  @Column(u64)
  repoId!: bigint;

  /** Number of the issue or pull request in its repository. */
  @Column(u32)
  number!: number;

  /** GitHub's word, lower snake: closed, reopened, merged, reviewed, committed, … */
  @Column(text)
  kind!: string;

  @Column({ ...u64, ...optional })
  actorId!: bigint | null;

  @Column({ ...text, ...optional })
  actorLogin!: string | null;

  @Column(instant)
  at!: Date;

  @Column(json)
  data!: Record<string, unknown>;

  @Column(instant)
  fetchedAt!: Date;
}
