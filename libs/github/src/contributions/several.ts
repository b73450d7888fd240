import { z } from 'zod';
import type { GithubClient } from '../client/client.ts';
import { severalOf } from './queries.ts';
import type { ReadRepository } from './records.ts';

/** What is asked of each of several things of one repository. */
export interface Question<S extends z.ZodType> {
  readonly name: string;
  /** Type of the argument `$n`. */
  readonly argument: string;
  /** Field with `$n` in it, and what is wanted of it. */
  readonly selection: string;
  readonly fragments: string;
  readonly schema: S;
  /** Things of one query. */
  readonly batch: number;
}

/** The answers in the order of the arguments; null where GitHub has nothing. Errors: those of the client. */
export const askSeveral = async <S extends z.ZodType>(
  client: GithubClient,
  { repo }: ReadRepository,
  question: Question<S>,
  values: readonly (string | number)[],
): Promise<(z.infer<S> | null)[]> => {
  const [owner, name] = repo.split('/');
  const answers: (z.infer<S> | null)[] = [];
  for (let from = 0; from < values.length; from += question.batch) {
    const batch = values.slice(from, from + question.batch);
    const fields = Object.fromEntries(batch.map((_, index) => [`n${index}`, question.schema.nullable()]));
    const query = severalOf(batch.length, question.name, question.argument, question.selection, question.fragments);
    const variables = Object.fromEntries(batch.map((value, index) => [`n${index}`, value]));
    const { data } = await client.graphql(z.object({ repository: z.object(fields) }), query, { owner, name, ...variables });
    const found = data.repository as Readonly<Record<string, z.infer<S> | null>>;
    answers.push(...batch.map((_, index) => found[`n${index}`] ?? null));
  }
  return answers;
};
