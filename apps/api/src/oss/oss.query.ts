import { z } from 'zod';
import { cursor, limit, optionalId, optionalText, sortBy } from '../http/parameters.ts';

export const contributionsQuery = z.strictObject({
  githubId: optionalId('Only contributions of this GitHub account.'),
  repo: optionalText('Only this repository, owner/name.', 140),
  sort: sortBy(['mergedAt'] as const),
  limit,
  cursor,
});
export type ContributionsQuery = z.output<typeof contributionsQuery>;
