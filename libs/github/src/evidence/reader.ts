import { JoustError } from '@joust/units';
import { z } from 'zod';
import type { Asking, GithubClient } from '../client/client.ts';
import { isAbsent, RateLimited, Unauthorized } from '../client/errors.ts';

/** What was read, or the failure that kept it from being read. */
export type Answer<T> = { readonly read: T } | { readonly failure: JoustError };

/** A kind of question that many can be asked of at once, each under a name of its own. */
export interface Kind<S extends z.ZodType> {
  /** Of the query, as GitHub sees it. */
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
  /** The selection, with the names of its variables filled in. */
  readonly asked: (variable: (name: string) => string) => string;
  readonly fragments: string;
  readonly schema: S;
  /** Questions a query carries. */
  readonly atOnce: number;
  /** Connections in a question, which is what GitHub charges: a point for a hundred of them. */
  readonly connections: number;
}

/** After so many failures in a row GitHub is asked whether it is there at all. One question that has no answer makes three. */
const DOUBTFUL = 5;
/** So few questions are asked one by one when their query failed; more of them in about as many parts as a part has questions. */
const SINGLY = 10;
/** After so many questions without an answer a repository is not asked the like any more. */
const SPOILED = 5;

const PROBE = 'query Probe { rateLimit { cost remaining limit resetAt } }';

type Question = Readonly<Record<string, unknown>>;

/**
 * Reads many things with few queries. A query that fails is asked again in parts, so that what cannot be read costs only
 * itself. Once a limit is reached, the token refused or GitHub down, what is left is not asked any more.
 */
export class Reader {
  private failures = 0;
  private stopped: JoustError | null = null;
  private readonly spoilt = new Map<string, number>();

  constructor(readonly client: GithubClient) {}

  /** Answers in the order of the questions. */
  async all<S extends z.ZodType>(kind: Kind<S>, questions: readonly Question[]): Promise<Answer<z.infer<S>>[]> {
    const answers: Answer<z.infer<S>>[] = [];
    for (const part of parts(questions, kind.atOnce)) answers.push(...(await this.some(kind, part, {})));
    return answers;
  }

  /** Something that needs requests of its own. Whatever is not a foreseen failure is thrown. */
  async alone<T>(read: () => Promise<T>): Promise<Answer<T>> {
    if (this.stopped) return { failure: this.stopped };
    try {
      const answer = { read: await read() };
      this.failures = 0;
      return answer;
    } catch (error) {
      if (!(error instanceof JoustError)) throw error;
      await this.consider(error);
      return { failure: error };
    }
  }

  private async some<S extends z.ZodType>(kind: Kind<S>, questions: readonly Question[], asking: Asking): Promise<Answer<z.infer<S>>[]> {
    const answer = await this.alone(() => ask(this.client, kind, questions, asking));
    if ('read' in answer) return answer.read.map((read) => ({ read }));
    if (answer.failure instanceof Unauthorized) this.stopped ??= answer.failure; // refused to the token, whatever is asked
    if (this.stopped) return questions.map(() => answer);
    const [first] = questions;
    if (first && questions.length === 1) this.spoilt.set(keyOf(kind, first), 1 + (this.spoilt.get(keyOf(kind, first)) ?? 0));
    return questions.length === 1 ? [answer] : this.inParts(kind, questions, answer);
  }

  /** The client has been patient with the whole; its parts are asked once each. */
  private async inParts<S extends z.ZodType>(
    kind: Kind<S>,
    questions: readonly Question[],
    answer: { readonly failure: JoustError },
  ): Promise<Answer<z.infer<S>>[]> {
    const answers = new Map<Question, Answer<z.infer<S>>>();
    const size = questions.length > SINGLY ? Math.ceil(Math.sqrt(questions.length)) : 1;
    for (const part of parts(questions, size)) {
      const asked = part.filter((it) => (this.spoilt.get(keyOf(kind, it)) ?? 0) < SPOILED);
      const read = asked.length > 0 ? await this.some(kind, asked, { retries: 0 }) : [];
      for (const [index, question] of asked.entries()) answers.set(question, read[index] ?? answer);
    }
    return questions.map((it) => answers.get(it) ?? answer);
  }

  /** What a failure means for the questions that are left. */
  private async consider(failure: JoustError): Promise<void> {
    if (failure instanceof RateLimited) this.stopped = failure;
    // "not there" and "not for you" are answers
    this.failures = isAbsent(failure) || failure instanceof Unauthorized ? 0 : this.failures + 1;
    if (this.stopped || this.failures < DOUBTFUL) return;
    this.failures = 0;
    const probed = await this.alone(() => this.client.graphql(z.unknown(), PROBE, {}, { retries: 0 }));
    if ('failure' in probed) this.stopped = failure;
  }
}

/** Questions of a kind about the same repository. */
const keyOf = ({ name }: Kind<z.ZodType>, question: Question): string => `${name} ${String(question['owner'])}/${String(question['name'])}`;

const ask = async <S extends z.ZodType>(
  client: GithubClient,
  { name, variables, asked, fragments, schema, connections }: Kind<S>,
  questions: readonly Question[],
  asking: Asking,
): Promise<z.infer<S>[]> => {
  const declared = questions.flatMap((_, index) => Object.entries(variables).map(([it, type]) => `$${it}${index}: ${type}`));
  const selections = questions.map((_, index) => `q${index}: ${asked((it) => `$${it}${index}`)}`);
  const query = `query ${name}(${declared.join(', ')}) { rateLimit { cost remaining limit resetAt } ${selections.join('\n')} } ${fragments}`;
  const values = Object.fromEntries(
    questions.flatMap((it, index) => Object.keys(variables).map((variable) => [`${variable}${index}`, it[variable]])),
  );
  const shape = z.object(Object.fromEntries(questions.map((_, index) => [`q${index}`, schema])));
  const points = Math.max(1, Math.round((questions.length * connections) / 100));
  const { data } = await client.graphql(shape, query, values, { ...asking, points });
  return questions.map((_, index) => data[`q${index}`] as z.infer<S>);
};

const parts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
