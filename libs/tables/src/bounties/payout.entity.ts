import { Column, Entity, PrimaryColumn } from 'typeorm';
import { optional, text, u32, u64 } from '../columns.ts';
import { Entry, Origin } from '../origin.ts';

/** `first` after the challenge window, `rest` after the holdback. */
export const PAYOUT_PARTS = ['first', 'rest'] as const;
export type PayoutPart = (typeof PAYOUT_PARTS)[number];

/** A payment of a competition (events PayoutReleased, HoldbackReleased). The extrinsic is the proof a person can look up. */
@Entity('payout')
export class Payout extends Origin {
  @PrimaryColumn(u64)
  competitionId!: bigint;

  @PrimaryColumn(text)
  part!: PayoutPart;

  @Column(u64)
  issueId!: bigint;

  @Column(text)
  hotkey!: string;

  @Column(text)
  coldkey!: string;

  /** rao */
  @Column(u64)
  amount!: bigint;

  @Column({ ...u32, ...optional })
  extrinsicIndex!: number | null;
}

/** A transfer the chain refused; the bounty stays owed and anyone may settle again (event PayoutFailed). */
@Entity('payout_failure')
export class PayoutFailure extends Entry {
  @Column(u64)
  competitionId!: bigint;

  /** rao */
  @Column(u64)
  amount!: bigint;

  /** The chain extension's code. */
  @Column(u64)
  code!: bigint;
}
