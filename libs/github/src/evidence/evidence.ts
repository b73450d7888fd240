import type { JoustError } from '@joust/units';

/** Facts as GitHub states them. Times are milliseconds since 1970, always whole seconds. */

export interface Account {
  /** GitHub's numeric id: the only thing an account is compared by. */
  readonly id: number;
  readonly login: string;
  readonly kind: 'User' | 'Bot' | 'Organization' | 'Mannequin' | 'EnterpriseUserAccount';
}

export type Association =
  'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'CONTRIBUTOR' | 'FIRST_TIMER' | 'FIRST_TIME_CONTRIBUTOR' | 'MANNEQUIN' | 'NONE';

/** Something that happened to a pull request and that validity depends on. */
export type PullEvent =
  | { readonly type: 'closed' | 'reopened' | 'merged' | 'drafted' | 'readied'; readonly at: number }
  | { readonly type: 'rebased'; readonly at: number; readonly from: string; readonly to: string };

export interface Approval {
  readonly author: Account | null;
  readonly association: Association;
  readonly at: number;
}

/** A merged pull request that names this one and whose commits say that they revert it. */
export interface Revert {
  readonly number: number;
  readonly mergedAt: number;
}

export interface PullFacts {
  readonly repoId: number;
  readonly number: number;
  readonly title: string;
  readonly url: string;
  /** Null when the account was deleted. */
  readonly author: Account | null;
  readonly association: Association;
  readonly createdAt: number;
  readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly closedAt: number | null;
  readonly mergedAt: number | null;
  readonly mergedBy: Account | null;
  readonly mergeSha: string | null;
  readonly baseBranch: string;
  readonly isDraft: boolean;
  /** In order of time, complete. */
  readonly events: readonly PullEvent[];
  readonly approvals: readonly Approval[];
  readonly reverts: readonly Revert[];
}

export type StateReason = 'COMPLETED' | 'NOT_PLANNED' | 'DUPLICATE' | 'REOPENED';

/** What closed an issue. `hand`: GitHub names nothing. */
export type Closer =
  | { readonly kind: 'hand' }
  | { readonly kind: 'pull'; readonly pull: PullFacts }
  /** A commit; `pulls` are the merged pull requests of the registered repository that contain this very hash. */
  | { readonly kind: 'commit'; readonly sha: string; readonly author: Account | null; readonly pulls: readonly PullFacts[] }
  | { readonly kind: 'other'; readonly name: string };

export type IssueEvent =
  | {
      readonly type: 'closed';
      readonly at: number;
      readonly reason: StateReason | null;
      readonly closer: Closer;
      readonly actor: Account | null;
    }
  | { readonly type: 'reopened'; readonly at: number; readonly actor: Account | null }
  | { readonly type: 'transferred'; readonly at: number; readonly fromRepoId: number | null; readonly fromRepo: string | null }
  | { readonly type: 'converted'; readonly at: number };

/** The issue as it reads now; what a page shows, and the registration check. */
export interface IssueSnapshot {
  readonly repoId: number;
  /** `owner/name` of today. */
  readonly repo: string;
  readonly number: number;
  readonly nodeId: string;
  readonly url: string;
  readonly title: string;
  readonly body: string | null;
  readonly author: Account | null;
  readonly createdAt: number;
  readonly state: 'OPEN' | 'CLOSED';
  readonly stateReason: StateReason | null;
  readonly closedAt: number | null;
}

/** Everything a verdict may rest on, read in one go. */
export type Evidence =
  | {
      readonly kind: 'read';
      readonly issue: IssueSnapshot;
      /** Closures, reopenings and departures in order of time, complete. */
      readonly events: readonly IssueEvent[];
      /** Pull requests that GitHub lists as closing this issue. */
      readonly closingPulls: readonly PullFacts[];
      /** Pull requests of the two competitors in the registered repository, created since the window opened. */
      readonly competitorPulls: readonly PullFacts[];
    }
  /** GitHub says that the issue cannot be seen. It does not say since when, so this is never a reason to cancel. */
  | { readonly kind: 'unavailable'; readonly status: 404 | 410 | 451; readonly what: string }
  /** A part of the answer is missing or contradicts another part. */
  | { readonly kind: 'partial'; readonly gaps: readonly string[] }
  /** GitHub gave no answer to a part of it: `GithubUnreachable`, `RateLimited`, `BudgetSpent`, `BadAnswer`, `Unauthorized`. */
  | { readonly kind: 'unread'; readonly failure: JoustError };
