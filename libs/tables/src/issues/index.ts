export { CANCEL_REASONS, ISSUE_STATUSES, Issue, type CancelReason, type IssueStatus } from './issue.entity.ts';
export { Issues1763712000002 } from './issues.migration.ts';
