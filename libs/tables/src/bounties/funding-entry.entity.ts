import { Column, Entity } from 'typeorm';
import { u64 } from '../columns.ts';
import { Entry } from '../origin.ts';

/** A part of a harvest that went to a bounty (event BountyFunded). Amounts are rao. */
@Entity('funding_entry')
export class FundingEntry extends Entry {
  @Column(u64)
  issueId!: bigint;

  @Column(u64)
  amount!: bigint;

  /** The bounty after this entry. */
  @Column(u64)
  filled!: bigint;

  @Column(u64)
  target!: bigint;
}
