import Bottleneck from 'bottleneck';
import { Octokit } from 'octokit';
import { z } from 'zod';
import type { Evidence } from '../evidence/evidence.ts';
import { gather, type EvidenceRequest } from '../evidence/gather.ts';
import { OwnLedger } from '../limits/ledger.ts';
import type { Resource } from '../limits/limit.ts';
import { SharedLedger } from '../limits/shared-ledger.ts';
import { Throttle } from '../limits/throttle.ts';
import { BadAnswer, RateLimited } from './errors.ts';
import { isNotModified, translate } from './translate.ts';

export interface GithubClientOptions {
  /** `https://api.github.com`, `https://host/api/v3` of GitHub Enterprise, or the stand-in. */
  readonly baseUrl: string;
  /** Never logged. The stand-in needs none. */
  readonly token?: string;
  /** How often a 5xx, a broken connection or a short limit is tried again. Default 2. */
  readonly retries?: number;
  /** Unit of the pauses before that: 1, 4, 9 times this many milliseconds. Default 1,000. */
  readonly retryUnitMs?: number;
  /** Until an answer must be there. Default 30 s. */
  readonly timeoutMs?: number;
  /**
   * Least time between the starts of two requests of a kind (GraphQL, REST); they are reads, so GitHub's second between
   * writes is not meant. Default 50 ms: 1,200 points a minute, where GitHub takes 2,000.
   */
  readonly spacingMs?: number;
  /**
   * What the token may spend in an hour: so many GraphQL points and as many REST requests, whoever spends them.
   * Beyond that everything is `BudgetSpent`. Default: nine tenths of what GitHub allows.
   */
  readonly pointsPerHour?: number;
  /** This client asks nothing once so much of that is spent; the rest is for clients with more to lose. Default 1. */
  readonly share?: number;
  /** A folder in which all processes of this machine with the same token share budget, spacing and limits. Default: none. */
  readonly ledgerFolder?: string;
  /** Longest limit worth waiting for inside a call; a longer one is `RateLimited`. Default 0. */
  readonly patienceSeconds?: number;
  /** Most entries of one page of any list, 1 to 100. What a list holds does not depend on it. Default: as each query asks. */
  readonly pageSize?: number;
}

/** How a query is asked. */
export interface Asking {
  /** What it costs at most, in GitHub's points; set aside before it is sent. Default 1. */
  readonly points?: number;
  /** Instead of the client's. */
  readonly retries?: number;
}

export interface Spent {
  readonly requests: number;
  readonly points: number;
}

/** What a query cost and what is left, as GitHub says. */
export interface Budget {
  readonly cost: number;
  readonly remaining: number;
  readonly limit: number;
  readonly resetAt: number;
}

const graphqlErrorSchema = z.object({
  type: z.string().optional(),
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
});
export type GraphqlFault = z.infer<typeof graphqlErrorSchema>;
const envelopeSchema = z.object({ data: z.record(z.string(), z.unknown()).nullish(), errors: z.array(graphqlErrorSchema).optional() });

/** A tag belongs to the token it was given to, so the store lives and dies with the client. */
interface Kept {
  readonly tag: string;
  readonly data: unknown;
}
const MOST_KEPT = 2_000;

/**
 * GitHub's REST and GraphQL API for readers. Every answer is parsed; every failure is one of the classes of `errors.ts`.
 * Errors of all methods: GithubUnreachable, RateLimited, BadAnswer (try again later), Unauthorized, NotFound, Gone, Unavailable.
 */
export class GithubClient {
  private readonly octokit: Octokit;
  private readonly throttle: Throttle;
  private readonly kept = new Map<string, Kept>();
  private lastBudget: Budget | null = null;
  private readonly pageSize: number;
  private requests = 0;
  private points = 0;

  constructor(options: GithubClientOptions) {
    this.pageSize = options.pageSize ?? LARGEST_PAGE;
    if (!Number.isInteger(this.pageSize) || this.pageSize < 1 || this.pageSize > LARGEST_PAGE)
      throw new RangeError(`pages of ${this.pageSize} entries: GitHub gives 1 to ${LARGEST_PAGE}`);
    const { timeoutMs = 30_000, retries = 2, retryUnitMs = 1_000, spacingMs = 50, patienceSeconds = 0 } = options;
    const baseUrl = options.baseUrl.replace(/\/+$/, '');
    this.throttle = new Throttle(ledgerOf(options, baseUrl), {
      pointsPerHour: options.pointsPerHour ?? null,
      share: options.share ?? 1,
      spacingMs,
    });
    const wait = (seconds: number, _options: unknown, _octokit: unknown, tries: number): boolean =>
      seconds <= patienceSeconds && tries < retries;
    this.octokit = new Octokit({
      baseUrl,
      userAgent: 'joust',
      ...(options.token ? { auth: options.token } : {}),
      request: { fetch: (url: string, init: RequestInit) => this.fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) }) },
      retry: { retries, retryAfterBaseValue: retryUnitMs },
      throttle: {
        onRateLimit: wait,
        onSecondaryRateLimit: wait,
        fallbackSecondaryRateRetryAfter: 60,
        write: new Bottleneck.Group({ id: 'joust-graphql', maxConcurrent: 1 }),
        global: new Bottleneck.Group({ id: 'joust-global', maxConcurrent: 10 }),
      },
      log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    });
  }

  /** What this client has spent since it was made: requests sent, those tried again too, and GraphQL points. */
  get spent(): Spent {
    return { requests: this.requests, points: this.points };
  }

  /** What the last GraphQL query cost, and what is left. Null before the first. */
  get budget(): Budget | null {
    return this.lastBudget;
  }

  /**
   * Runs a query. `absent` are the paths (`i0.issue`) that GitHub could not resolve; any other error beside the data makes
   * the whole answer a BadAnswer, because a partial answer proves nothing.
   */
  async graphql<S extends z.ZodType>(
    schema: S,
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    asking: Asking = {},
  ): Promise<{ data: z.infer<S>; absent: readonly string[] }> {
    const { data, errors = [] } = this.parsed(
      envelopeSchema,
      await this.send(inPagesOf(this.pageSize, query), variables, asking),
      'a GraphQL answer',
    );
    const others = errors.filter((it) => it.type !== 'NOT_FOUND' || !it.path);
    if (others[0])
      throw new BadAnswer(`GitHub answered with errors: ${others[0].message}`, { context: { errors: others.map((it) => it.message) } });
    if (!data) throw new BadAnswer('GitHub answered without data.');
    return { data: this.parsed(schema, data, 'the data of a GraphQL answer'), absent: errors.map((it) => (it.path ?? []).join('.')) };
  }

  /** Reads a REST address, again only if it changed. Redirects are followed. */
  async get<S extends z.ZodType>(schema: S, path: string): Promise<z.infer<S>> {
    const before = this.kept.get(path);
    try {
      const asking = before ? { headers: { 'if-none-match': before.tag } } : {};
      const answer = await this.limited('core', 1, () => this.octokit.request(`GET ${path}`, asking));
      const data = this.parsed(schema, answer.data, path);
      const tag = answer.headers.etag;
      if (tag) this.keep(path, { tag, data: answer.data });
      return data;
    } catch (error) {
      if (before && isNotModified(error)) return this.parsed(schema, before.data, path);
      throw this.failure('core', error, `GET ${path}`);
    }
  }

  /** Everything the verdicts of these competitions may rest on. What could not be read is `unread`, and spoils no other. */
  evidence(requests: readonly EvidenceRequest[]): Promise<Evidence[]> {
    return gather(this, requests);
  }

  private async send(query: string, variables: Readonly<Record<string, unknown>>, asking: Asking): Promise<unknown> {
    const { points = 1, retries } = asking;
    const request = retries === undefined ? {} : { request: { retries } };
    try {
      const answer: unknown = await this.limited('graphql', points, () => this.octokit.graphql(query, { ...variables, ...request }));
      this.note(answer);
      return { data: answer };
    } catch (error) {
      const partial = answerInside(error);
      if (partial) {
        this.note(partial.data);
        return partial;
      }
      throw this.failure('graphql', error, 'POST /graphql');
    }
  }

  /** Runs a request once the limits let it. */
  private async limited<T>(resource: Resource, points: number, request: () => Promise<T>): Promise<T> {
    await this.throttle.admit(resource, points);
    try {
      return await request();
    } finally {
      this.throttle.settle(resource, points);
    }
  }

  /** Every answer tells what is left, also the ones that octokit tries again. */
  private async fetch(url: string, init: RequestInit): Promise<Response> {
    this.requests += 1;
    const answer = await fetch(url, init);
    this.throttle.learn(new URL(url).pathname.endsWith('/graphql') ? 'graphql' : 'core', answer.status, answer.headers);
    return answer;
  }

  private failure(resource: Resource, error: unknown, what: string): Error {
    const translated = translate(error, what);
    if (translated instanceof RateLimited && translated !== error) this.throttle.quiet(resource, translated.until);
    return translated;
  }

  private note(data: unknown): void {
    const read = z.object({ rateLimit: budgetSchema }).safeParse(data);
    if (!read.success) return;
    this.lastBudget = read.data.rateLimit;
    this.points += read.data.rateLimit.cost;
  }

  private parsed<S extends z.ZodType>(schema: S, value: unknown, what: string): z.infer<S> {
    const read = schema.safeParse(value);
    if (read.success) return read.data;
    throw new BadAnswer(`GitHub's answer to ${what} is not of the documented shape.`, { cause: read.error });
  }

  private keep(path: string, it: Kept): void {
    this.kept.delete(path);
    this.kept.set(path, it);
    const oldest = this.kept.keys().next().value;
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }
}

/** A limit belongs to a token; without one there is nothing to share. */
const ledgerOf = ({ ledgerFolder, token }: GithubClientOptions, baseUrl: string): OwnLedger | SharedLedger =>
  ledgerFolder !== undefined && token ? new SharedLedger(ledgerFolder, `${baseUrl}\n${token}`) : new OwnLedger();

const ignore = (): void => undefined;

const LARGEST_PAGE = 100;
/** The query with every list that goes on in pages asked for in pages of this size at most; labels are never followed to a second page. */
const inPagesOf = (size: number, query: string): string =>
  query.replace(/(?<!\blabels\()\bfirst: (\d+)/g, (_, asked: string) => `first: ${Math.min(Number(asked), size)}`);

const budgetSchema = z.object({
  cost: z.number(),
  remaining: z.number(),
  limit: z.number(),
  resetAt: z.iso.datetime().transform((it) => Date.parse(it)),
});

/** Octokit throws when there are errors beside the data; the answer is inside. Limits are for `translate`. */
const answerInside = (error: unknown): { data: unknown; errors: GraphqlFault[] } | null => {
  const read = z
    .object({ name: z.literal('GraphqlResponseError'), data: z.unknown(), errors: z.array(graphqlErrorSchema) })
    .safeParse(error);
  if (!read.success || read.data.errors.some((it) => it.type === 'RATE_LIMITED')) return null;
  return { data: read.data.data, errors: read.data.errors };
};
