export { GithubClient, type Asking, type Budget, type GithubClientOptions, type Spent } from './client/client.ts';
export {
  BadAnswer,
  BudgetSpent,
  GithubUnreachable,
  Gone,
  NotFound,
  RateLimited,
  Unauthorized,
  Unavailable,
  isAbsent,
} from './client/errors.ts';
export { readContributions } from './contributions/read-contributions.ts';
export type * from './contributions/records.ts';
export type * from './evidence/evidence.ts';
export type { EvidenceRequest } from './evidence/gather.ts';
export {
  checkProof,
  proofMessage,
  proofText,
  readProof,
  type IdentityClaim,
  type Proof,
  type ProofVerdict,
  type Verify,
} from './identities/proof.ts';
export { contentHash } from './issues/content-hash.ts';
export { parseIssueUrl, type IssueAddress } from './issues/issue-url.ts';
export { readAccount, type Account } from './identities/read-account.ts';
export { readIssue, type IssueToRegister } from './issues/read-issue.ts';
export type { CompetitionView, RegisteredIssue } from './verdict/competition-view.ts';
export { detect } from './verdict/detect.ts';
export { endingOf, type Ending } from './verdict/ending.ts';
export type { Finding } from './verdict/finding.ts';
export { reviewOf } from './verdict/review.ts';
export { competitionRules, issueRules, type RuleFinding } from './verdict/rules.ts';
export { OUTCOMES, type CancelReason, type Outcome, type OutcomePayload, type Verdict, type VoidAction } from './verdict/verdict.ts';
