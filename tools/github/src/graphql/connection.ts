import { GraphQLError } from 'graphql';

export interface PageArgs {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

const cursorOf = (index: number): string => Buffer.from(`cursor:${index}`).toString('base64');
const indexOf = (cursor: string): number => {
  const index = Number(/^cursor:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.[1]);
  if (Number.isNaN(index))
    throw new GraphQLError(`\`${cursor}\` does not appear to be a valid cursor.`, { extensions: { type: 'INVALID_CURSOR_ARGUMENTS' } });
  return index;
};

/** One page of a list, with GitHub's rules: `first` or `last` is required and lies within 1 to 100. */
export const connection = <T>(name: string, all: readonly T[], args: PageArgs, extra: object = {}): object => {
  const size = args.first ?? args.last;
  if (size === undefined || size === null)
    throw new GraphQLError(`You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`, {
      extensions: { type: 'MISSING_PAGINATION_BOUNDARIES' },
    });
  if (size < 0 || size > 100)
    throw new GraphQLError(`Requesting ${size} records on the \`${name}\` connection exceeds the \`first\` limit of 100 records.`, {
      extensions: { type: 'EXCESSIVE_PAGINATION' },
    });
  const from = args.after ? indexOf(args.after) + 1 : 0;
  const to = args.before ? indexOf(args.before) : all.length;
  const start = args.first != null ? from : Math.max(from, to - size);
  const end = args.first != null ? Math.min(from + size, to) : to;
  const nodes = all.slice(start, end);
  return {
    ...extra,
    nodes,
    edges: nodes.map((node, index) => ({ node, cursor: cursorOf(start + index) })),
    totalCount: all.length,
    pageInfo: {
      hasNextPage: end < all.length,
      hasPreviousPage: start > 0,
      startCursor: nodes.length ? cursorOf(start) : null,
      endCursor: nodes.length ? cursorOf(end - 1) : null,
    },
  };
};
