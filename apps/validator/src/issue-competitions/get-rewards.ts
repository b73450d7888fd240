import type { AccountId } from '@joust/units';
import { POOL } from '../weights/part.ts';

export interface CompetitionRewards {
  readonly shares: ReadonlyMap<AccountId, bigint>;
  readonly reasons: readonly string[];
}

/**
 * Rewards for issue competitions: everything goes to the contract's neuron, by its hotkey, and the contract pays the
 * winners from it. A uid would do as long as the neuron lives; its next holder would then be paid instead.
 */
export const getRewardsForIssueCompetitions = ({ contractHotkey }: { readonly contractHotkey: AccountId }): CompetitionRewards => ({
  shares: new Map([[contractHotkey, POOL]]),
  reasons: [`issue competitions: the contract's neuron ${contractHotkey} has their whole share`],
});
