import { connection, type PageArgs } from './connection.ts';
import { issueObject } from './issues.ts';
import { pullObject } from './pulls.ts';
import { missing, type View } from './view.ts';

export interface TimelineArgs extends PageArgs {
  readonly itemTypes?: readonly string[] | null;
  readonly since?: string | null;
  readonly skip?: number | null;
}

interface Entry {
  readonly at: number;
  readonly item: object;
}

/** `CLOSED_EVENT` of the filter -> `ClosedEvent` of the type. */
const typeName = (itemType: string): string =>
  itemType
    .toLowerCase()
    .split('_')
    .map((it) => it.slice(0, 1).toUpperCase() + it.slice(1))
    .join('');

/** One page of a timeline. `filteredCount` counts what the filter lets through, `totalCount` everything. */
export const timelinePage = (entries: readonly Entry[], args: TimelineArgs): object => {
  const wanted = args.itemTypes?.map(typeName);
  const since = args.since ? Date.parse(args.since) : 0;
  const shown = entries
    .filter((it) => !wanted || wanted.includes((it.item as { __typename: string }).__typename))
    .filter((it) => it.at >= since)
    .slice(args.skip ?? 0);
  const page = connection(
    'timelineItems',
    shown.map((it) => it.item),
    args,
  ) as { nodes: unknown[] };
  const last = entries.at(-1);
  return {
    ...page,
    totalCount: entries.length,
    filteredCount: shown.length,
    pageCount: page.nodes.length,
    updatedAt: new Date(last?.at ?? 0).toISOString(),
  };
};

/** The issue or pull request that an event points to. */
export const subject = (view: View, ref: { repo: number; number: number }): object => {
  const pull = view.world.pull(ref);
  if (pull) return pullObject(view, pull);
  const issue = view.world.issue(ref);
  if (issue) return issueObject(view, issue);
  throw missing(`#${ref.number} of repository ${ref.repo}`);
};
