import { z } from 'zod';
import { cursor, limit, optionalFlag, optionalText, someOf, sortBy } from '../http/parameters.ts';
import { ISSUE_STATUS_WORDS, type IssueStatusWord } from '../wire/words.ts';

export const issuesQuery = z.strictObject({
  status: someOf(ISSUE_STATUS_WORDS as [IssueStatusWord, ...IssueStatusWord[]], 'Only issues that stand so.'),
  q: optionalText('Words in repository or title, or `owner/name#number`.'),
  repo: optionalText('Only this repository, owner/name.', 140),
  duel: optionalFlag('Only issues with (true) or without (false) an open competition.'),
  sort: sortBy(['id', 'target', 'filled', 'statusSince'] as const),
  limit,
  cursor,
});
export type IssuesQuery = z.output<typeof issuesQuery>;

/** Lists that have one order. */
export const pageQuery = z.strictObject({ limit, cursor });
export type PageQuery = z.output<typeof pageQuery>;
