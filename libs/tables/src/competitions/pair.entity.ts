import { Column, Entity, PrimaryColumn } from 'typeorm';
import { optional, text, u32, u64 } from '../columns.ts';
import { Origin } from '../origin.ts';

export const PAIR_STATES = ['Proposed', 'Accepted', 'Started', 'Skipped'] as const;
export type PairState = (typeof PAIR_STATES)[number];

/** A pair that at least one validator proposed at an anchor, and what became of it. Two started or accepted pairs never share a miner. */
@Entity('pair')
export class Pair extends Origin {
  @PrimaryColumn(u32)
  anchor!: number;

  @PrimaryColumn(u64)
  issueId!: bigint;

  /** Hotkeys. */
  @PrimaryColumn(text)
  a!: string;

  @PrimaryColumn(text)
  b!: string;

  /** Sum of the weights of the validators that proposed it. */
  @Column(u64)
  weight!: bigint;

  @Column(u32)
  heads!: number;

  @Column(text)
  state!: PairState;

  /** The contract's reason; set exactly for a skipped pair. */
  @Column({ ...text, ...optional })
  skipReason!: string | null;

  @Column({ ...u64, ...optional })
  competitionId!: bigint | null;
}
