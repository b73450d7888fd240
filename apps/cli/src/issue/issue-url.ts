import { type IssueAddress, parseIssueUrl } from '@joust/github';
import { refuse } from '../answer/answer.ts';

const OTHER_PAGE = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/(pull|discussions)\/([0-9]+)/i;

/** Reads the address of a GitHub issue. Refusals: not-an-issue-url, is-pull-request. */
export const addressOf = (text: string): IssueAddress => {
  const address = parseIssueUrl(text);
  if (address !== null) return address;
  const [, repo, page, number] = OTHER_PAGE.exec(text.trim()) ?? [];
  if (page?.toLowerCase() === 'pull')
    return refuse('is-pull-request', `${repo}#${number} is a pull request; register the issue it should solve.`);
  return refuse(
    'not-an-issue-url',
    `"${text}" is not the address of a GitHub issue; it should look like https://github.com/owner/name/issues/12.`,
  );
};
