import type { Joust } from '@joust/contract';
import { type Account, Gone, type GithubClient, NotFound, type IdentityClaim, readAccount } from '@joust/github';
import { accountId, type AccountId } from '@joust/units';
import { z } from 'zod';
import { Misused, refuse } from '../answer/answer.ts';

/** GitHub: letters, digits and single hyphens inside, 39 characters at most. */
const LOGIN = /^[a-z\d](?:-?[a-z\d]){0,38}$/i;

const Owner = z.string().transform((text) => accountId(text));

/** Whom a hotkey's statement is about: the account as GitHub knows it, the coldkey as the chain does. */
export interface Claimant {
  readonly account: Account;
  readonly claim: IdentityClaim;
}

/** Refusals: not-registered, account-missing, not-a-person. Errors: {@link Misused}, those of chain and GitHub. */
export const findClaimant = async (joust: Joust, client: GithubClient, hotkey: AccountId, login: string): Promise<Claimant> => {
  if (!LOGIN.test(login)) throw new Misused(`"${login}" is not a GitHub login.`);
  const coldkey = await coldkeyOf(joust, hotkey);
  const account = await findAccount(client, login);
  if (account.type !== 'User') refuse('not-a-person', `${account.login} is of type ${account.type}; only a user's account can compete.`);
  return { account, claim: { contract: joust.address, hotkey, coldkey, githubId: account.id } };
};

/** The coldkey that owns the hotkey: the contract pays no other. */
const coldkeyOf = async ({ chain, read }: Joust, hotkey: AccountId): Promise<AccountId> => {
  const { hash: at } = await chain.tip();
  const { netuid } = await read.config({ at });
  const uid = await chain.storage('SubtensorModule', 'Uids', [netuid, hotkey], { at });
  if (uid === null) return refuse('not-registered', `${hotkey} is not registered on subnet ${netuid}; register the hotkey there first.`);
  return Owner.parse(await chain.storage('SubtensorModule', 'Owner', [hotkey], { at }));
};

const findAccount = async (client: GithubClient, login: string): Promise<Account> => {
  try {
    return await readAccount(client, login);
  } catch (error) {
    if (error instanceof NotFound || error instanceof Gone) return refuse('account-missing', `GitHub has no account ${login}.`);
    throw error;
  }
};
