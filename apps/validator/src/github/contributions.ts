import { readContributions, type GithubClient } from '@joust/github';
import type { ReadContributions, ScoredRepositories } from '../oss-contributions/index.ts';

/**
 * Reads the records of open-source contributions from GitHub: what the miners did in the listed repositories.
 * Errors: those of libs/github.
 */
export const contributionsFrom =
  (client: GithubClient, repositories: ScoredRepositories): ReadContributions =>
  async ({ at, miners }) => {
    const people = new Set(miners.map(({ githubId }) => githubId));
    return { at, miners, repositories, ...(await readContributions(client, { repositories, people, at })) };
  };
