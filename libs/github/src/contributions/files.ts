import { z } from 'zod';
import type { GithubClient } from '../client/client.ts';
import { BadAnswer, isAbsent } from '../client/errors.ts';
import { blobSchema, comparisonSchema, objectSchema } from './answers.ts';
import type { ChangedFile, ReadRepository } from './records.ts';
import { askSeveral, type Question } from './several.ts';

/** Bytes of a file above which GitHub cuts its text. */
const MOST_OF_A_FILE = 512_000;
/** Bytes of one change that are read at most, and of one query: nobody's change may keep the others' from being read. */
const MOST_OF_A_CHANGE = 10_000_000;
const MOST_OF_A_QUERY = 2_000_000;

const SIZES: Question<typeof blobSchema> = {
  name: 'Sizes',
  argument: 'String!',
  selection: 'object(expression: $n) { __typename ... on Blob { byteSize isBinary } }',
  fragments: '',
  schema: blobSchema,
  batch: 100,
};
const TEXTS: Question<typeof blobSchema> = {
  ...SIZES,
  name: 'Texts',
  selection: 'object(expression: $n) { __typename ... on Blob { byteSize isBinary isTruncated text } }',
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
 * What lies between the merge base and a head: both texts of each changed file, by path. GitHub lists 300 files of a change;
 * of these, texts are read up to ten megabytes. The rest counts for nobody. A commit that GitHub has forgotten and a change
 * that is too large for it have no files, which is its answer to everybody; the same said of commits that are there is none,
 * and a BadAnswer.
 */
export const readFiles = async (client: GithubClient, repository: ReadRepository, base: string, head: string): Promise<ChangedFile[]> => {
  const changes = (await compared(client, repository, base, head)).sort((x, y) => (x.path < y.path ? -1 : 1));
  const sizes = await sizesOf(client, repository, changes);
  const texts = new Map<string, string | null>();
  for (const batch of batchesOf(changes, sizes)) {
    const answers = await askSeveral(client, repository, { ...TEXTS, batch: batch.length }, batch);
    batch.forEach((expression, index) => texts.set(expression, textOf(answers[index] ?? null)));
  }
  const read = (side: Side | null): string | null => (side === null ? null : (texts.get(expressionOf(side)) ?? null));
  return changes.map(({ path, status, before, after }) => ({ path, status, before: read(before), after: read(after) }));
};

const expressionOf = ({ commit, path }: Side): string => `${commit}:${path}`;
const expressionsOf = ({ before, after }: Change): string[] => [before, after].filter((side) => side !== null).map(expressionOf);
const textOf = (blob: z.infer<typeof blobSchema>): string | null =>
  blob === null || blob.isBinary === true || blob.isTruncated === true ? null : (blob.text ?? null);

/** Bytes of each text that can be read; binary and long ones are left out. */
const sizesOf = async (client: GithubClient, repository: ReadRepository, changes: readonly Change[]): Promise<Map<string, number>> => {
  const expressions = [...new Set(changes.flatMap(expressionsOf))];
  const blobs = await askSeveral(client, repository, SIZES, expressions);
  return new Map(
    expressions.flatMap((expression, index): [string, number][] => {
      const { isBinary, byteSize } = blobs[index] ?? {};
      return isBinary === true || byteSize === undefined || byteSize > MOST_OF_A_FILE ? [] : [[expression, byteSize]];
    }),
  );
};

/** Texts to read, in the order of the changes, while they fit; so many together that a query stays small. */
const batchesOf = (changes: readonly Change[], sizes: ReadonlyMap<string, number>): string[][] => {
  const batches: string[][] = [];
  let [inAll, inBatch] = [0, Infinity];
  for (const expression of new Set(changes.flatMap(expressionsOf))) {
    const size = sizes.get(expression);
    if (size === undefined || inAll + size > MOST_OF_A_CHANGE) continue;
    inAll += size;
    const last = batches.at(-1);
    if (last === undefined || inBatch + size > MOST_OF_A_QUERY || last.length >= SIZES.batch) {
      batches.push([expression]);
      inBatch = size;
    } else {
      last.push(expression);
      inBatch += size;
    }
  }
  return batches;
};

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
    if (isTooLarge(error)) return [];
    if (!isAbsent(error)) throw error;
    const commits = await askSeveral(client, repository, COMMIT, [base, head]);
    if (commits.includes(null)) return [];
    throw new BadAnswer(`GitHub knows ${base} and ${head} of ${repo}, but not what lies between them.`, { cause: error });
  }
};

/** GitHub's words where it gives up on a change (422, `not_available`). */
const isTooLarge = (error: unknown): boolean =>
  error instanceof BadAnswer && /diff is taking too long to generate|not_available/.test(error.message);

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
