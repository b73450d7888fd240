export interface Page<T> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: T[];
}

/** A list with its next page behind it; unchanged when no page was asked for. */
export const joined = <T>(before: Page<T>, next: Page<T> | undefined): Page<T> =>
  next ? { pageInfo: next.pageInfo, nodes: [...before.nodes, ...next.nodes] } : before;
