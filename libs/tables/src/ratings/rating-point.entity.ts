import { Column, Entity, PrimaryColumn } from 'typeorm';
import { text, u32, u64 } from '../columns.ts';
import type { Outcome } from '../competitions/index.ts';
import { Origin } from '../origin.ts';

/**
 * What one result did to one player: the rating as libs/elo gives it just before and just after the block where the
 * outcome reached quorum (milli-Elo integers). Its origin is the CompetitionDecided event.
 */
@Entity('rating_point')
export class RatingPoint extends Origin {
  @PrimaryColumn(u64)
  competitionId!: bigint;

  @PrimaryColumn(u64)
  githubId!: bigint;

  @Column(u64)
  opponentId!: bigint;

  @Column(text)
  outcome!: Outcome;

  @Column(u32)
  before!: number;

  @Column(u32)
  after!: number;

  /** Rated results in the window, this one included. */
  @Column(u32)
  results!: number;

  /** Performance average, Q16. */
  @Column(u32)
  ema!: number;

  @Column(u32)
  strikes!: number;
}
