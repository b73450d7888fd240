import { Column, Entity, PrimaryColumn } from 'typeorm';
import { flag, instant, json, optional, text, u32, u64 } from '../columns.ts';
import type { SideName } from './competition-side.entity.ts';

/** Which pull request belongs to which side, and whether the rules count it (mechanism: "valid at T"). The pull itself is a github_pull. */
@Entity('competition_pull')
export class CompetitionPull {
  @PrimaryColumn(u64)
  competitionId!: bigint;

  /** The pull request's number in the repository. */
  @PrimaryColumn(u32)
  number!: number;

  @Column(text)
  side!: SideName;

  /** Created between open and close. */
  @Column(flag)
  inWindow!: boolean;

  @Column(flag)
  valid!: boolean;

  /** Why it does not count; empty when it does. */
  @Column(json)
  reasons!: string[];

  /** Chain time at which this was judged, and the block of it. */
  @Column(instant)
  judgedTime!: Date;

  @Column(u32)
  judgedAt!: number;

  @Column({ ...text, ...optional })
  mergeSha!: string | null;
}
