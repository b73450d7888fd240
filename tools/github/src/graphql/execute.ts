import { readFileSync } from 'node:fs';
import {
  buildSchema,
  execute,
  GraphQLError,
  parse,
  validate,
  defaultFieldResolver,
  isObjectType,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { costOf } from './cost.ts';
import { rootObject } from './root.ts';
import type { RateLimitView, View } from './view.ts';

let published: GraphQLSchema | undefined;
/** GitHub's published schema, read once. */
export const githubSchema = (): GraphQLSchema =>
  (published ??= buildSchema(readFileSync(new URL('./schema.graphql', import.meta.resolve('@octokit/graphql-schema')), 'utf8'), {
    assumeValid: true,
  }));

/** A field that the stand-in does not know is an error, not a null: a client must never mistake one for the other. */
const strictly: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) => {
  if (typeof source === 'object' && source !== null && info.fieldName in source) return defaultFieldResolver(source, args, context, info);
  throw new GraphQLError(`The stand-in does not serve ${info.parentType.name}.${info.fieldName}.`, { extensions: { type: 'NOT_SERVED' } });
};

export interface GraphQLRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
}

export interface GraphQLAnswer {
  readonly data?: unknown;
  readonly errors?: readonly object[];
}

/** Parses, validates and runs a query. `charge` takes the cost off the budget and answers what is left. */
export const runQuery = async (
  request: GraphQLRequest,
  view: Omit<View, 'limit'>,
  charge: (cost: number) => Omit<RateLimitView, 'cost' | 'nodeCount'>,
): Promise<GraphQLAnswer> => {
  const schema = githubSchema();
  const known = documentOf(request.query);
  if ('errors' in known) return { errors: known.errors.map(formatted) };
  const { document } = known;
  const { cost, nodeCount } = costOf(document, request.variables ?? {});
  if (nodeCount > MOST_NODES) return { errors: [tooManyNodes(nodeCount)] };
  const limit = { ...charge(cost), cost, nodeCount };
  const result: ExecutionResult = await execute({
    schema,
    document,
    rootValue: rootObject({ ...view, limit }),
    variableValues: { ...request.variables },
    operationName: request.operationName ?? null,
    fieldResolver: strictly,
    typeResolver: (value) => {
      const name = (value as { __typename?: string }).__typename;
      if (!name || !isObjectType(schema.getType(name))) throw new GraphQLError('The stand-in does not say of which type this is.');
      return name;
    },
  });
  const answer: GraphQLAnswer = { data: result.data };
  return result.errors ? { ...answer, errors: result.errors.map(formatted) } : answer;
};

/** https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#node-limit */
const MOST_NODES = 500_000;
const tooManyNodes = (count: number): object => ({
  type: 'MAX_NODE_LIMIT_EXCEEDED',
  message: `This query requests up to ${count} possible nodes which exceeds the maximum limit of ${MOST_NODES}.`,
});

type Known = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };
const checked = new Map<string, Known>();
const MOST_CHECKED = 200;

/** A query, parsed and validated; each text only once, because a client sends few different ones, often. */
const documentOf = (query: string): Known => {
  const before = checked.get(query);
  if (before) return before;
  if (checked.size >= MOST_CHECKED) checked.clear();
  const known = checkedDocument(query);
  checked.set(query, known);
  return known;
};

const checkedDocument = (query: string): Known => {
  try {
    const document = parse(query);
    const errors = validate(githubSchema(), document);
    return errors.length ? { errors } : { document };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
};

/** GitHub puts the type of an error beside its message. */
const formatted = (error: GraphQLError): object => {
  const { type, ...extensions } = error.extensions;
  return {
    ...(typeof type === 'string' ? { type } : {}),
    message: error.message,
    ...(error.path ? { path: error.path } : {}),
    ...(error.locations ? { locations: error.locations } : {}),
    ...(Object.keys(extensions).length ? { extensions } : {}),
  };
};
