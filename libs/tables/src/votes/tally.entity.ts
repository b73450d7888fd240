import { Column, Entity, PrimaryColumn } from 'typeorm';
import { flag, optional, text, u32, u64 } from '../columns.ts';
import { Origin } from '../origin.ts';
import type { VoteKind } from './vote.entity.ts';

/** The count of one round after its latest ballot. Pairs are counted per pair (table `pair`), so they have no tally here. */
@Entity('tally')
export class Tally extends Origin {
  @PrimaryColumn(text)
  kind!: Exclude<VoteKind, 'pairs'>;

  @PrimaryColumn(text)
  subject!: string;

  @PrimaryColumn(u32)
  round!: number;

  @Column(u64)
  totalWeight!: bigint;

  /** The least weight that passes: more than half, or more than a third for a challenge or a veto. */
  @Column(u64)
  neededWeight!: bigint;

  @Column(u32)
  neededHeads!: number;

  @Column(u64)
  leadingWeight!: bigint;

  @Column(u32)
  leadingHeads!: number;

  @Column(text)
  leadingPayloadHash!: string;

  @Column(flag)
  reached!: boolean;

  /** The block of the ballot that made the quorum. */
  @Column({ ...u32, ...optional })
  reachedAt!: number | null;
}
