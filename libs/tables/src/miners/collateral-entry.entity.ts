import { Column, Entity } from 'typeorm';
import { optional, text, u64 } from '../columns.ts';
import { Entry } from '../origin.ts';

/** What happened to a miner's TAO in the contract; `Recycled` is of the slashed TAO of all. */
export const COLLATERAL_KINDS = ['Deposited', 'Locked', 'Returned', 'Slashed', 'Withdrawn', 'Recycled'] as const;
export type CollateralKind = (typeof COLLATERAL_KINDS)[number];

/** A movement of collateral (events Collateral… and SlashesRecycled). Amounts are rao of TAO. */
@Entity('collateral_entry')
export class CollateralEntry extends Entry {
  /** Null for `Recycled`. */
  @Column({ ...text, ...optional })
  hotkey!: string | null;

  @Column(text)
  kind!: CollateralKind;

  @Column(u64)
  amount!: bigint;

  @Column({ ...u64, ...optional })
  competitionId!: bigint | null;
}
