import type { Closing } from './records.ts';

interface Dated {
  readonly __typename: string;
  readonly createdAt: string;
}

/** Each closing with the reopening that followed it, from events in order of time. */
export const closings = <T extends Dated>(events: readonly T[]): (Closing & { readonly event: T })[] =>
  events.flatMap((event, index) => {
    if (event.__typename !== 'ClosedEvent') return [];
    const reopened = events.slice(index + 1).find(({ __typename }) => __typename === 'ReopenedEvent');
    return [{ event, closedAt: event.createdAt, reopenedAt: reopened?.createdAt ?? null }];
  });
