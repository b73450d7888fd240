import { BudgetSpent, RateLimited } from '../client/errors.ts';
import type { Ledger } from './ledger.ts';
import { admit, quiet, settled, told, type Resource, type Rules, type Told } from './limit.ts';

/** Lets requests through as GitHub's limits and the operator's budget allow. Limits run by the machine's clock, as GitHub's do. */
export class Throttle {
  constructor(
    private readonly ledger: Ledger,
    private readonly rules: Rules,
    private readonly clock: () => number = Date.now,
  ) {}

  /** Waits for its turn; {@link Throttle.settle} must follow. Errors: BudgetSpent, RateLimited: it would cost more than is left. */
  async admit(resource: Resource, cost: number): Promise<void> {
    const now = this.clock();
    const admission = this.ledger.change(resource, (state) => admit(state, cost, now, this.rules));
    if (!admission.admitted) throw refusal(resource, admission);
    if (admission.at > now) await new Promise((resolve) => setTimeout(resolve, admission.at - now));
  }

  settle(resource: Resource, cost: number): void {
    this.ledger.change(resource, (state) => [settled(state, cost), null]);
  }

  /** What the headers of any answer say about the limits. */
  learn(resource: Resource, status: number, headers: Headers): void {
    const said = toldBy(headers);
    if (said) this.ledger.change(resource, (state) => [told(state, said), null]);
    const after = Number(headers.get('retry-after') ?? NaN);
    if ((status === 403 || status === 429) && after > 0) this.quietAll(this.clock() + after * 1_000);
  }

  /** A limit was struck that the headers did not date. */
  quiet(resource: Resource, until: number): void {
    this.ledger.change(resource, (state) => [quiet(state, until), null]);
  }

  /** A secondary limit is one for everything that the token does. */
  private quietAll(until: number): void {
    this.quiet('graphql', until);
    this.quiet('core', until);
  }
}

const toldBy = (headers: Headers): Told | null => {
  const [limit, used, reset] = ['limit', 'used', 'reset'].map((name) => Number(headers.get(`x-ratelimit-${name}`) ?? NaN));
  if (limit === undefined || used === undefined || reset === undefined || Number.isNaN(limit + used + reset)) return null;
  return { limit, used, resetAt: reset * 1_000 };
};

const refusal = (resource: Resource, { because, until }: { because: 'budget' | 'limit'; until: number }): RateLimited => {
  const what = resource === 'graphql' ? 'GraphQL points' : 'REST requests';
  const again = `GitHub is asked again at ${new Date(until).toISOString()}`;
  return because === 'budget'
    ? new BudgetSpent(`The hour's budget of ${what} is spent; ${again}.`, until)
    : new RateLimited(`GitHub's limit of ${what} is reached; ${again}.`, until);
};
