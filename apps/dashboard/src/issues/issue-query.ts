import type { IssueSummary } from '../api/model';

type IssueStatus = IssueSummary['status'];

/** The orders the API knows for issues; the first is its own. */
export const ISSUE_SORTS = ['-id', 'id', '-statusSince', 'statusSince', '-target', 'target', '-filled', 'filled'] as const;
export type IssueSort = (typeof ISSUE_SORTS)[number];

/** Everything a person can choose on the list; all of it lives in the URL, so a link or a reload shows the same. */
export interface IssueQuery {
  readonly status: readonly IssueStatus[];
  readonly q: string;
  readonly sort: IssueSort;
  readonly cursor: string | null;
}

const STATUSES: readonly IssueStatus[] = ['registered', 'funded', 'open', 'competing', 'solved', 'cancelled'];

/** The quick choices above the list: one word for the statuses behind it. */
export const GROUPS = [
  { key: 'all', name: 'All', status: [] },
  { key: 'filling', name: 'Filling', status: ['registered', 'funded'] },
  { key: 'open', name: 'Open', status: ['open'] },
  { key: 'duel', name: 'In a duel', status: ['competing'] },
  { key: 'solved', name: 'Solved', status: ['solved'] },
  { key: 'cancelled', name: 'Cancelled', status: ['cancelled'] },
] as const satisfies readonly { key: string; name: string; status: readonly IssueStatus[] }[];

export type GroupKey = (typeof GROUPS)[number]['key'];

/** Reads the query parameters; what is not known is left out rather than sent on. */
export const parseIssueQuery = (params: {
  status?: string | undefined;
  q?: string | undefined;
  sort?: string | undefined;
  cursor?: string | undefined;
}): IssueQuery => {
  const wanted = (params.status ?? '').split(',');
  return {
    status: STATUSES.filter((status) => wanted.includes(status)),
    q: (params.q ?? '').trim().slice(0, 100).trim(),
    sort: ISSUE_SORTS.find((sort) => sort === params.sort) ?? ISSUE_SORTS[0],
    cursor: params.cursor || null,
  };
};

/** The query parameters that mean `query`; what stands at its default is null, which the router leaves out. */
export const writeIssueQuery = (query: IssueQuery): Record<'status' | 'q' | 'sort' | 'cursor', string | null> => ({
  status: query.status.length ? query.status.join(',') : null,
  q: query.q || null,
  sort: query.sort === ISSUE_SORTS[0] ? null : query.sort,
  cursor: query.cursor,
});

export const groupOf = (query: IssueQuery): GroupKey | null =>
  GROUPS.find(({ status }) => status.length === query.status.length && status.every((one) => query.status.includes(one)))?.key ?? null;

/** Whether anything narrows the list: an empty list then is not the same as no issues at all. */
export const isFiltered = (query: IssueQuery): boolean => query.status.length > 0 || query.q !== '';
