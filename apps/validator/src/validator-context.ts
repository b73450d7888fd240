import type { Joust, Signer } from '@joust/contract';
import type { GithubClient } from '@joust/github';
import type { RoundSettings } from './round/settings.ts';

/** What one validator works with: one key, one contract, one GitHub. */
export interface ValidatorContext {
  readonly joust: Joust;
  readonly github: GithubClient;
  readonly signer: Signer;
  readonly settings: RoundSettings;
  /** Block of the contract's birth: before it there is nothing to read. */
  readonly createdAt: number;
  /** Blocks between two rounds. */
  readonly roundBlocks: number;
}

export const VALIDATOR = Symbol('validator');
