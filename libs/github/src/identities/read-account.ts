import { z } from 'zod';
import type { GithubClient } from '../client/client.ts';

const accountSchema = z.object({ id: z.number().int().positive(), login: z.string(), type: z.string() });

/** A GitHub account as it is now; a login can pass on to somebody else, the id never does. */
export interface Account {
  readonly id: bigint;
  readonly login: string;
  /** `User`, `Organization` or `Bot`. */
  readonly type: string;
}

/** The account with this login. Errors: those of `GithubClient.get`, `NotFound` when there is none. */
export const readAccount = async (client: GithubClient, login: string): Promise<Account> => {
  const { id, ...rest } = await client.get(accountSchema, `/users/${encodeURIComponent(login)}`);
  return { id: BigInt(id), ...rest };
};
