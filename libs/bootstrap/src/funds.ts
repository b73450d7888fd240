import type { Chain, Signer } from '@joust/contract';
import type { AccountId, Rao } from '@joust/units';
import { send } from './calls.ts';

export interface Need {
  readonly account: AccountId;
  /** Free TAO the account should have, in rao. */
  readonly free: Rao;
}

/**
 * Gives each account that has less than half of what it needs the rest of it, all in one transaction of the payer.
 * Answers how many were given something.
 */
export const ensureFunds = async (chain: Chain, payer: Signer, needs: readonly Need[]): Promise<number> => {
  const gaps = await Promise.all(needs.map(async ({ account, free }) => ({ account, free, has: (await chain.account(account)).free })));
  const poor = gaps.filter(({ free, has }) => has * 2n < free);
  if (poor.length === 0) return 0;
  const calls = poor.map(({ account, free, has }) => transfer(account, free - has));
  await send(chain, payer, { pallet: 'Utility', name: 'batch_all', args: { calls } });
  return poor.length;
};

/** A call inside a batch, in the form of the metadata. */
const transfer = (account: AccountId, value: Rao) => ({
  type: 'Balances',
  value: { type: 'transfer_keep_alive', value: { dest: { type: 'Id', value: account }, value } },
});
