import { refuse } from '../answer/answer.ts';

export interface IssueAddress {
  readonly owner: string;
  readonly name: string;
  readonly number: number;
}

const ISSUE = /^https?:\/\/(?:www\.)?github\.com\/([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))\/([A-Za-z0-9._-]{1,100})\/(issues|pull|discussions)\/([1-9][0-9]{0,8})\/?(?:[?#].*)?$/i;

/** Reads the address of a GitHub issue. Refusals: not-an-issue-url, is-pull-request. */
export const parseIssueUrl = (url: string): IssueAddress => {
  const match = ISSUE.exec(url.trim());
  if (match === null) return refuse('not-an-issue-url', `"${url}" is not the address of a GitHub issue; it should look like https://github.com/owner/name/issues/12.`);
  const [, owner = '', name = '', kind = '', number = ''] = match;
  if (kind.toLowerCase() === 'pull') return refuse('is-pull-request', `${owner}/${name}#${number} is a pull request; register the issue it should solve.`);
  if (kind.toLowerCase() === 'discussions') return refuse('not-an-issue-url', `${owner}/${name}#${number} is a discussion, not an issue.`);
  return { owner, name, number: Number(number) };
};
