import type { Joust } from '@joust/contract';
import type { GithubClient } from '@joust/github';
import type { ValidatorKey } from './keys/validator-key.ts';
import type { ReadContributions } from './oss-contributions/index.ts';
import type { RoundSettings } from './round/settings.ts';

/** What one validator works with: one key, one contract, one GitHub. */
export interface ValidatorContext {
  readonly joust: Joust;
  readonly github: GithubClient;
  readonly signer: ValidatorKey;
  /** What miners did in the scored repositories. */
  readonly readContributions: ReadContributions;
  readonly settings: RoundSettings;
  /** Block of the contract's birth: before it there is nothing to read. */
  readonly createdAt: number;
  /** Blocks between two rounds. */
  readonly roundBlocks: number;
}

export const VALIDATOR = Symbol('validator');
