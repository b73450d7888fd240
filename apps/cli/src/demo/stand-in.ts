import { RetryableError, messageOf } from '@joust/units';
import { z } from 'zod';

/** The stand-in cannot be reached, or has no time yet. */
export class StandInUnreachable extends RetryableError {}

const ref = z.object({ repo: z.number(), number: z.number() });
const event = z.object({ type: z.string(), at: z.number() });

/** What we read of the stand-in's facts (tools/github/README.md, Control). */
const worldSchema = z.object({
  now: z.number(),
  facts: z.object({
    accounts: z.array(z.object({ id: z.number(), login: z.string() })),
    repositories: z.array(z.object({ id: z.number(), owner: z.string(), name: z.string() })),
    issues: z.array(ref.extend({ title: z.string(), createdAt: z.number(), events: z.array(event) })),
    pulls: z.array(ref.extend({ author: z.number().nullable(), createdAt: z.number(), closes: z.array(ref), events: z.array(event) })),
    gists: z.array(z.object({ id: z.string(), owner: z.number() })),
  }),
});
export type StandInFacts = z.infer<typeof worldSchema>['facts'];
export type PullFact = StandInFacts['pulls'][number];

const historySchema = z.object({
  id: z.string(),
  repo: z.object({ owner: z.string(), name: z.string(), numericId: z.number(), registeredNumericId: z.number().optional() }),
  issue: z.object({ number: z.number(), title: z.string() }),
  pulls: z.array(z.object({ title: z.string(), state: z.string() })),
  people: z.record(z.string(), z.object({ id: z.number() })),
});
/** A recorded history, as far as the demo uses it: the issue, titles of pull requests, and people. */
export type RecordedIssue = z.infer<typeof historySchema>;

/** The control side of the GitHub stand-in. Errors: StandInUnreachable (try again), Error when it refuses an order. */
export class StandInControl {
  constructor(private readonly url: string) {}

  async world(): Promise<{ now: number; facts: StandInFacts }> {
    return worldSchema.parse(await this.ask('GET', 'world'));
  }

  async histories(): Promise<RecordedIssue[]> {
    return z.array(historySchema).parse(await this.ask('GET', 'histories'));
  }

  order(name: string, body: Readonly<Record<string, unknown>>): Promise<unknown> {
    return this.ask('POST', name, body);
  }

  private async ask(method: 'GET' | 'POST', name: string, body?: unknown): Promise<unknown> {
    const answer = await this.fetched(`${this.url}/_control/${name}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const said: unknown = await answer.json();
    if (answer.status === 503) throw new StandInUnreachable(sentenceIn(said));
    if (!answer.ok) throw new Error(`The GitHub stand-in refused ${name}: ${sentenceIn(said)}`);
    return said;
  }

  private async fetched(url: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });
    } catch (error) {
      throw new StandInUnreachable(`${url}: ${messageOf(error)}`, { cause: error });
    }
  }
}

const sentenceIn = (said: unknown): string => z.object({ message: z.string() }).safeParse(said).data?.message ?? JSON.stringify(said);
