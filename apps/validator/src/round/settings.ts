import type { Hex } from '@joust/contract';
import type { RelaySettings } from '../relays/relay-settings.ts';

/** What an operator chooses; everything else comes from the chain. */
export interface RoundSettings {
  /** Blocks after which an undone duty passes to the next validator. */
  readonly turnBlocks: number;
  /** Blocks between two settings of weights, at least the chain's own limit. */
  readonly weightBlocks: number;
  /** Rao of alpha that must have gathered before a harvest is worth its fee. */
  readonly harvestMinimum: bigint;
  /** Parts of the miners' emission in 1/10,000: of issue competitions, and of open-source contributions. The rest is recycled. */
  readonly contractShare: number;
  readonly ossShare: number;
  /** Hashes of announced code to vote against. */
  readonly vetoedCode: readonly Hex[];
  /** If not empty: all other announced code is voted against. */
  readonly acceptedCode: readonly Hex[];
  readonly relays: RelaySettings;
}
