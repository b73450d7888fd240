import type { IssueToRegister } from '@joust/github';
import { refuse } from '../answer/answer.ts';

/** What a registration cannot be undone for: nobody could solve such an issue, or nobody could be found to have. */
export const refuseUnfit = (issue: IssueToRegister): void => {
  const name = `${issue.repo}#${issue.number}`;
  if (issue.isPullRequest) refuse('is-pull-request', `${name} is a pull request; register the issue it should solve.`);
  if (!issue.open) refuse('issue-closed', `${name} is closed; only open issues can be solved.`);
  if (issue.archived) refuse('repository-archived', `${issue.repo} is archived: nothing can be merged there.`);
  if (issue.private) refuse('repository-private', `${issue.repo} is private: validators could not see the solution.`);
  if (issue.authorId === null)
    refuse('author-deleted', `The account that wrote ${name} was deleted, so its author could not be kept from competing.`);
};

/** Worth knowing before money is put on it, and no reason to refuse. */
export const warningsOf = (issue: IssueToRegister): string[] =>
  issue.license === null ? [`GitHub knows no licence of ${issue.repo}; miners may hesitate to contribute.`] : [];
