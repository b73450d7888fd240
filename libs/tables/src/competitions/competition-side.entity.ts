import { Column, Entity, PrimaryColumn } from 'typeorm';
import { optional, text, u32, u64 } from '../columns.ts';
import { Origin } from '../origin.ts';

export type SideName = 'a' | 'b';

/** One miner of a competition, with the keys and the GitHub id fixed at its start. */
@Entity('competition_side')
export class CompetitionSide extends Origin {
  @PrimaryColumn(u64)
  competitionId!: bigint;

  @PrimaryColumn(text)
  side!: SideName;

  @Column(text)
  hotkey!: string;

  @Column(text)
  coldkey!: string;

  @Column(u64)
  githubId!: bigint;

  /** rao of TAO, locked by the enrolment until the competition is final. */
  @Column(u64)
  collateral!: bigint;

  /** Left before the window opened, or until it closed (event CompetitorWithdrew). */
  @Column({ ...u32, ...optional })
  withdrawnAt!: number | null;

  /** The block where the outcome reached quorum or the competition was voided; null while the miner is occupied. */
  @Column({ ...u32, ...optional })
  releasedAt!: number | null;
}
