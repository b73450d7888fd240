import { z } from 'zod';
import type { GithubClient } from '../client/client.ts';
import { BadAnswer, isAbsent } from '../client/errors.ts';
import { blobSchema, comparisonSchema, objectSchema } from './answers.ts';
import type { ChangedFile, ReadRepository } from './records.ts';
import { askSeveral, type Question } from './several.ts';

/** Texts of one query: GitHub answers half a megabyte of each at most. */
const QUESTION: Question<typeof blobSchema> = {
  name: 'Texts',
  argument: 'String!',
  selection: 'object(expression: $n) { __typename ... on Blob { isBinary isTruncated text } }',
  fragments: '',
  schema: blobSchema,
  batch: 40,
};

interface Side {
  readonly path: string;
  readonly commit: string;
}
interface Change {
  readonly path: string;
  readonly status: ChangedFile['status'];
  readonly before: Side | null;
  readonly after: Side | null;
}

/**
 * What lies between the merge base and a head: both texts of each changed file. GitHub lists 300 files of a change; the rest
 * counts for nobody. A commit that GitHub has forgotten has no files, which is its answer to everybody; the same said of
 * commits that are there is none, and a BadAnswer.
 */
export const readFiles = async (client: GithubClient, repository: ReadRepository, base: string, head: string): Promise<ChangedFile[]> => {
  const changes = await compared(client, repository, base, head);
  const sides = changes.flatMap(({ before, after }) => [before, after]).filter((side) => side !== null);
  const expressions = [...new Set(sides.map(expressionOf))];
  const answers = await askSeveral(client, repository, QUESTION, expressions);
  const texts = new Map(expressions.map((expression, index) => [expression, textOf(answers[index] ?? null)]));
  const read = (side: Side | null): string | null => (side === null ? null : (texts.get(expressionOf(side)) ?? null));
  return changes.map(({ path, status, before, after }) => ({ path, status, before: read(before), after: read(after) }));
};

const expressionOf = ({ commit, path }: Side): string => `${commit}:${path}`;
const textOf = (blob: z.infer<typeof blobSchema>): string | null =>
  blob === null || blob.isBinary === true || blob.isTruncated === true ? null : (blob.text ?? null);

const compared = async (client: GithubClient, repository: ReadRepository, base: string, head: string): Promise<Change[]> => {
  const { repo } = repository;
  try {
    const { merge_base_commit, files } = await client.get(comparisonSchema, `/repos/${repo}/compare/${base}...${head}`);
    return files.flatMap((file): Change[] => {
      const status = STATUS[file.status];
      if (status === null) return [];
      const before = { path: file.previous_filename ?? file.filename, commit: merge_base_commit.sha };
      const after = { path: file.filename, commit: head };
      const isKept = status !== 'removed';
      return [{ path: file.filename, status, before: isKept && status !== 'added' ? before : null, after: isKept ? after : null }];
    });
  } catch (error) {
    if (!isAbsent(error)) throw error;
    const commits = await askSeveral(client, repository, COMMIT, [base, head]);
    if (commits.includes(null)) return [];
    throw new BadAnswer(`GitHub knows ${base} and ${head} of ${repo}, but not what lies between them.`, { cause: error });
  }
};

const COMMIT: Question<typeof objectSchema> = {
  name: 'Commits',
  argument: 'GitObjectID!',
  selection: 'object(oid: $n) { __typename }',
  fragments: '',
  schema: objectSchema,
  batch: 2,
};

/** A copy is new where it lies; a changed type (a link, a submodule) is a modification. */
const STATUS = {
  added: 'added',
  copied: 'added',
  removed: 'removed',
  modified: 'modified',
  changed: 'modified',
  renamed: 'renamed',
  unchanged: null,
} as const;
