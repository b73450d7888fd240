import { Column, Entity } from 'typeorm';
import { optional, text, u64 } from '../columns.ts';
import { Entry } from '../origin.ts';

/** What moved the money: a harvest, a recycling (also of a cancelled issue), a payment; or an attempt the chain refused. */
export const LEDGER_KINDS = ['Harvested', 'Recycled', 'Cancelled', 'Paid', 'RecycleFailed', 'PayoutFailed'] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/**
 * One movement and the contract's account after it, all in rao. The contract promises
 * `received = pool + filledUnpaid + paid + recycled + rounding` (contract.md, invariant 1); `rounding` is signed.
 */
@Entity('ledger_entry')
export class LedgerEntry extends Entry {
  @Column(text)
  kind!: LedgerKind;

  @Column(u64)
  amount!: bigint;

  @Column({ ...u64, ...optional })
  issueId!: bigint | null;

  @Column({ ...u64, ...optional })
  competitionId!: bigint | null;

  @Column(u64)
  received!: bigint;

  @Column(u64)
  pool!: bigint;

  @Column(u64)
  filledUnpaid!: bigint;

  @Column(u64)
  paid!: bigint;

  @Column(u64)
  recycled!: bigint;

  @Column(u64)
  rounding!: bigint;
}
