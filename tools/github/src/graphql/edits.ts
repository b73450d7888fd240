import { iso } from '../world/state.ts';
import { connection, type PageArgs } from './connection.ts';
import type { View } from './view.ts';

/** Edits of a text up to now; GitHub has no such list where a text was never changed. */
export const edits = (view: View, all: readonly number[] | undefined, args: PageArgs): object | null => {
  const known = (all ?? []).filter((at) => at <= view.now);
  if (known.length === 0) return null;
  const nodes = known.map((at) => ({ __typename: 'UserContentEdit', editedAt: iso(at), createdAt: iso(at), updatedAt: iso(at) }));
  return connection('userContentEdits', nodes, args);
};
