import type { Account } from '../world/facts.ts';
import { iso, nodeIds } from '../world/state.ts';
import { missing, siteUrl, type View } from './view.ts';

const TYPES = { User: 'User', Bot: 'Bot', Organization: 'Organization' } as const;

/** An account as GraphQL shows it; null for a deleted one. */
export const actorOf = (view: View, id: number | null): object | null => {
  if (id === null) return null;
  const account = view.world.accounts.get(id);
  if (!account) throw missing(`account ${id}`);
  return actor(account);
};

export const actor = (it: Account): object => ({
  __typename: TYPES[it.type],
  id: nodeIds.account(it),
  databaseId: it.id,
  login: it.login,
  url: `${siteUrl}/${it.type === 'Bot' ? `apps/${it.login}` : it.login}`,
  resourcePath: `/${it.login}`,
  avatarUrl: `https://avatars.githubusercontent.com/u/${it.id}?v=4`,
  createdAt: iso(it.createdAt),
  name: null,
});
