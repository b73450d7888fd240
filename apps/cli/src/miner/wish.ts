import { isInForce, isRunningOut, samePicks } from '@joust/axon';
import type { EnrolmentIntent } from '@joust/contract';
import type { AccountId } from '@joust/units';
import type { MinerView } from './miner-view.ts';

/** What a miner says next, or why he says nothing. */
export type Wish = { readonly intent: EnrolmentIntent } | { readonly nothing: string };

/**
 * The intent that would enrol the miner for what he wants, as far as it is open now. It can be used for a day: the contract
 * takes it once, and any later enrolment or withdrawal of his makes it void.
 */
export const wishOf = (hotkey: AccountId, wanted: readonly bigint[], view: MinerView): Wish => {
  const { config, identity, enrolment, nonce, issues } = view;
  if (wanted.length === 0) return { nothing: 'no issue is wanted (joust miner want)' };
  if (identity === null) return { nothing: 'this hotkey is not bound to a GitHub account yet' };
  if (identity.competingIn !== null) return { nothing: `it competes in competition ${identity.competingIn}` };
  const picks = wanted.filter((id) => issues.some((issue) => issue.id === id && issue.status === 'Open'));
  if (picks.length === 0) return { nothing: 'none of the wanted issues is open' };
  const stands = enrolment !== null && isInForce(enrolment, config) && samePicks(enrolment.picks, picks);
  if (stands && !isRunningOut(enrolment, config)) return { nothing: `it is enrolled for ${listed(picks)}` };
  return { intent: { hotkey, picks, nonce: nonce + 1n, validUntil: config.block + config.blocksPerDay } };
};

export const listed = (picks: readonly bigint[]): string => picks.map((pick) => `issue ${pick}`).join(', ');
