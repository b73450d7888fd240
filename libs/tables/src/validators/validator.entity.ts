import { Column, Entity, PrimaryColumn } from 'typeorm';
import { optional, text, u32, u64 } from '../columns.ts';
import { Origin } from '../origin.ts';

/** A whitelisted validator and its power in the last freeze. */
@Entity('validator')
export class Validator extends Origin {
  @PrimaryColumn(text)
  hotkey!: string;

  @Column({ type: 'text', array: true })
  coldkeys!: string[];

  @Column(u32)
  addedAt!: number;

  /** May vote from this block on, and until before `activeUntil`: a change of the whitelist waits three days. */
  @Column(u32)
  activeFrom!: number;

  @Column({ ...u32, ...optional })
  activeUntil!: number | null;

  /** Stake of the declared pairs at the last freeze, rao. */
  @Column(u64)
  raw!: bigint;

  /** `raw` after the cap of 30 %: what counts in a vote. */
  @Column(u64)
  weight!: bigint;

  /** The epoch of the last freeze; null before the first. */
  @Column({ ...u32, ...optional })
  frozenAnchor!: number | null;
}

/** The power of one validator in one epoch (event WeightsFrozen). */
@Entity('weight')
export class Weight extends Origin {
  @PrimaryColumn(u32)
  anchor!: number;

  @PrimaryColumn(text)
  hotkey!: string;

  @Column(u64)
  raw!: bigint;

  @Column(u64)
  weight!: bigint;
}
