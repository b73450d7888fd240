import type { Asked } from '@joust/axon';
import type { AccountId } from '@joust/units';

/** A miner that could be enrolled, and what his axon said. */
export interface MinerReport {
  readonly hotkey: AccountId;
  /** The contract's nonce of the hotkey: only an intent above it counts. */
  readonly nonce: bigint;
  readonly asked: Asked;
}

/** What a validator asked miners in this round; null: it is another validator's turn. */
export type MinerReports = readonly MinerReport[] | null;
