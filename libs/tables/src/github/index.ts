export { GithubAccount } from './github-account.entity.ts';
export { GithubEvent } from './github-event.entity.ts';
export { GithubIssue, type GithubLabel } from './github-issue.entity.ts';
export { GithubPull, type ChecksState, type PullState, type ReviewDecision } from './github-pull.entity.ts';
export { Github1763712000011 } from './github.migration.ts';
