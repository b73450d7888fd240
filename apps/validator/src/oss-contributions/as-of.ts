import type { Association, FileRecord, IssueRecord, PullRecord } from './records.ts';

/** A pull request as it was at the round's block. */
export interface Pull {
  readonly repositoryId: number;
  readonly number: number;
  readonly authorId: number;
  readonly authorAssociation: Association;
  readonly createdAt: number;
  readonly state: 'open' | 'closed' | 'merged';
  /** When it was merged, closed or, if open, created: what the lookback counts from. */
  readonly since: number;
  readonly selfMerged: boolean;
  readonly edits: readonly number[];
  readonly baseBranch: string;
  readonly headBranch: string;
  readonly headRepositoryId: number | null;
  readonly approvals: number;
  /** Reviews of maintainers that asked for changes. */
  readonly changesRequested: number;
  /** Labels that maintainers applied. */
  readonly labels: readonly string[];
  readonly files: readonly FileRecord[];
}

/** An issue as it was at the round's block. */
export interface Issue {
  readonly repositoryId: number;
  readonly number: number;
  readonly authorId: number;
  readonly authorAssociation: Association;
  readonly createdAt: number;
  readonly edits: readonly number[];
  readonly transferred: boolean;
  /** The closing that holds; null while open. */
  readonly closing: { readonly closedAt: number; readonly completed: boolean; readonly byPull: number | null } | null;
}

export const isMaintainer = (association: Association): boolean =>
  association === 'OWNER' || association === 'MEMBER' || association === 'COLLABORATOR';

/** Null for what did not exist yet. */
export const pullAt = (record: PullRecord, at: number): Pull | null => {
  if (record.createdAt > at) return null;
  const { repositoryId, number, authorId, authorAssociation, createdAt, baseBranch, headBranch, headRepositoryId, files } = record;
  const mergedAt = record.mergedAt !== null && record.mergedAt <= at ? record.mergedAt : null;
  const closing = holding(record.closings, at);
  const reviews = record.reviews.filter(({ submittedAt }) => submittedAt <= at);
  return {
    repositoryId,
    number,
    authorId,
    authorAssociation,
    createdAt,
    state: mergedAt !== null ? 'merged' : closing !== undefined ? 'closed' : 'open',
    since: mergedAt ?? closing?.closedAt ?? createdAt,
    selfMerged: mergedAt !== null && record.mergedById === authorId,
    edits: record.edits.filter((edit) => edit <= at),
    baseBranch,
    headBranch,
    headRepositoryId,
    approvals: reviews.filter((review) => review.state === 'APPROVED' && review.authorId !== authorId).length,
    changesRequested: reviews.filter((review) => review.state === 'CHANGES_REQUESTED' && isMaintainer(review.authorAssociation)).length,
    labels: record.labels
      .filter(({ appliedAt, removedAt }) => appliedAt <= at && (removedAt === null || removedAt > at))
      .filter(({ byAssociation }) => isMaintainer(byAssociation))
      .map(({ name }) => name),
    files,
  };
};

/** Null for what did not exist yet. */
export const issueAt = (record: IssueRecord, at: number): Issue | null => {
  if (record.createdAt > at) return null;
  const { repositoryId, number, authorId, authorAssociation, createdAt, transferred } = record;
  const held = holding(record.closings, at);
  return {
    repositoryId,
    number,
    authorId,
    authorAssociation,
    createdAt,
    edits: record.edits.filter((edit) => edit <= at),
    transferred,
    closing: held === undefined ? null : { closedAt: held.closedAt, completed: held.reason === 'COMPLETED', byPull: held.byPull },
  };
};

/** The newest closing that was not taken back by then. */
const holding = <T extends { closedAt: number; reopenedAt: number | null }>(closings: readonly T[], at: number): T | undefined =>
  closings
    .filter(({ closedAt, reopenedAt }) => closedAt <= at && (reopenedAt === null || reopenedAt > at))
    .reduce<T | undefined>((newest, closing) => (newest === undefined || closing.closedAt > newest.closedAt ? closing : newest), undefined);
