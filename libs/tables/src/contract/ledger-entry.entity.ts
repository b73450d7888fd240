import { Column, Entity } from 'typeorm';
import { optional, text, u64 } from '../columns.ts';
import { Entry } from '../origin.ts';

/** What moved the money: a harvest, a recycling (also of a cancelled issue or of a reverted solution), a payment, what was held back; or an attempt the chain refused. */
export const LEDGER_KINDS = [
  'Harvested',
  'Recycled',
  'Cancelled',
  'Paid',
  'HeldBack',
  'HoldbackPaid',
  'Reverted',
  'RecycleFailed',
  'PayoutFailed',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/**
 * One movement and the contract's account after it, all in rao. The contract promises
 * `received = pool + filledUnpaid + holdbacks + paid + recycled + rounding` (contract.md, invariant 1); `rounding` is signed.
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

  /** Of solved issues, until the end of the holdback. */
  @Column(u64)
  holdbacks!: bigint;

  @Column(u64)
  paid!: bigint;

  @Column(u64)
  recycled!: bigint;

  @Column(u64)
  rounding!: bigint;
}
