/**
 * What people did in a repository, as histories rather than as last states: who asks again later, about the same time,
 * finds the same. Times are as GitHub writes them (ISO 8601).
 */
import type { Association } from '../evidence/evidence.ts';

/** A closing and, if it was taken back, when. */
export interface Closing {
  readonly closedAt: string;
  readonly reopenedAt: string | null;
}

/** Who merged, reviewed or wrote is an account's numeric id; accounts that were deleted since do not occur. */
export interface PullContribution {
  readonly repositoryId: number;
  readonly number: number;
  readonly url: string;
  readonly authorId: number;
  readonly authorAssociation: Association;
  readonly createdAt: string;
  readonly mergedAt: string | null;
  readonly mergedById: number | null;
  /** Closings without a merge. */
  readonly closings: readonly Closing[];
  /** Edits of the description. */
  readonly edits: readonly string[];
  readonly baseBranch: string;
  readonly headBranch: string;
  /** Null when the fork is gone. */
  readonly headRepositoryId: number | null;
  readonly reviews: readonly Review[];
  readonly labels: readonly Label[];
  /** Read only of what was open or merged at the time asked about, and not too old to count. */
  readonly files: readonly ChangedFile[];
}

export interface Review {
  readonly authorId: number;
  readonly authorAssociation: Association;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  readonly submittedAt: string;
}

export interface Label {
  readonly name: string;
  /** Association of who applied it. */
  readonly byAssociation: Association;
  readonly appliedAt: string;
  readonly removedAt: string | null;
}

export interface ChangedFile {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'renamed' | 'removed';
  /** Text at the merge base and at the head; null where GitHub has none (binary, too large, no such side). */
  readonly before: string | null;
  readonly after: string | null;
}

export interface IssueContribution {
  readonly repositoryId: number;
  readonly number: number;
  readonly url: string;
  readonly authorId: number;
  readonly authorAssociation: Association;
  readonly createdAt: string;
  readonly edits: readonly string[];
  /** Came from another repository. */
  readonly transferred: boolean;
  readonly closings: readonly (Closing & {
    readonly reason: 'COMPLETED' | 'NOT_PLANNED' | 'DUPLICATE';
    /** Number of the pull request of the same repository that closed it. */
    readonly byPull: number | null;
  })[];
}

/** Pull requests and issues of the people asked about, and what the one closed of the other. In order of number. */
export interface Contributions {
  readonly pulls: readonly PullContribution[];
  readonly issues: readonly IssueContribution[];
}

/** A repository that is read. */
export interface ReadRepository {
  /** GitHub's numeric id: a name can change hands. */
  readonly id: number;
  /** `owner/name` */
  readonly repo: string;
  /** Days before the time asked about for which something counts. */
  readonly lookbackDays: number;
}

export interface ContributionRequest {
  readonly repositories: readonly ReadRepository[];
  /** Numeric ids of accounts. */
  readonly people: ReadonlySet<number>;
  /** Unix milliseconds. What happened later may be in the answer, with its time. */
  readonly at: number;
}
