import { Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode, type ValueNode } from 'graphql';

/**
 * Points as GitHub counts them: every connection of the query is one request for each node of the connection around it;
 * the sum divided by 100, rounded, is the price, at least 1
 * (https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api).
 */
export const costOf = (document: DocumentNode, variables: Readonly<Record<string, unknown>>): { cost: number; nodeCount: number } => {
  const fragments = new Map(
    document.definitions.flatMap((it): [string, FragmentDefinitionNode][] =>
      it.kind === Kind.FRAGMENT_DEFINITION ? [[it.name.value, it]] : [],
    ),
  );
  let requests = 0;
  let nodeCount = 0;
  const walk = (set: SelectionSetNode | undefined, around: number): void => {
    for (const it of set?.selections ?? []) {
      if (it.kind === Kind.FIELD) {
        const size = pageSize(it, variables);
        if (size !== null) {
          requests += around;
          nodeCount += around * size;
        }
        walk(it.selectionSet, size === null ? around : around * size);
      } else {
        walk(it.kind === Kind.INLINE_FRAGMENT ? it.selectionSet : fragments.get(it.name.value)?.selectionSet, around);
      }
    }
  };
  for (const it of document.definitions) if (it.kind === Kind.OPERATION_DEFINITION) walk(it.selectionSet, 1);
  return { cost: Math.max(1, Math.round(requests / 100)), nodeCount };
};

const pageSize = (field: FieldNode, variables: Readonly<Record<string, unknown>>): number | null => {
  const argument = field.arguments?.find((it) => it.name.value === 'first' || it.name.value === 'last');
  return argument ? numberOf(argument.value, variables) : null;
};

const numberOf = (value: ValueNode, variables: Readonly<Record<string, unknown>>): number | null => {
  if (value.kind === Kind.INT) return Number(value.value);
  const given = value.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
  return typeof given === 'number' ? given : null;
};
