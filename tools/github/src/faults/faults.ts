import { z } from 'zod';

/** What can go wrong between us and GitHub, one kind a rule. */
export const faultSchema = z.object({
  kind: z.enum([
    'fail', // answers `status` (default 502) with a page of HTML
    'rateLimit', // the primary limit: 403 with nothing left, or RATE_LIMITED in GraphQL
    'secondaryLimit', // 403 with a retry-after header
    'delay', // answers after `delayMs`
    'truncate', // the JSON text ends in the middle
    'reset', // the connection breaks
    'graphqlErrors', // 200 with errors and no data
    'partial', // 200 with errors and a part of the data missing
    'notFound', // 404, although it is there
  ]),
  on: z.enum(['all', 'graphql', 'rest']).default('all'),
  /** Only requests whose path or query text contains this. */
  containing: z.string().optional(),
  /** Every n-th matching request; 1 is each. */
  every: z.number().int().positive().default(1),
  /** How often at most; default: until cleared. */
  times: z.number().int().positive().optional(),
  status: z.number().int().min(400).max(599).default(502),
  delayMs: z.number().int().nonnegative().default(1000),
  /** Seconds until a limit ends. */
  resetSeconds: z.number().int().nonnegative().default(60),
});
export type Fault = z.infer<typeof faultSchema>;

interface Rule {
  readonly fault: Fault;
  seen: number;
  struck: number;
}

export class Faults {
  private rules: Rule[] = [];

  add(fault: Fault): void {
    this.rules.push({ fault, seen: 0, struck: 0 });
  }

  clear(): void {
    this.rules = [];
  }

  list(): readonly object[] {
    return this.rules.map((it) => ({ ...it.fault, seen: it.seen, struck: it.struck }));
  }

  /** The faults that strike this request. */
  strike(kind: 'graphql' | 'rest', text: string): Fault[] {
    return this.rules.filter((it) => strikes(it, kind, text)).map((it) => it.fault);
  }
}

const strikes = (rule: Rule, kind: 'graphql' | 'rest', text: string): boolean => {
  const { fault } = rule;
  if (fault.on !== 'all' && fault.on !== kind) return false;
  if (fault.containing !== undefined && !text.includes(fault.containing)) return false;
  rule.seen += 1;
  if (rule.seen % fault.every !== 0 || rule.struck >= (fault.times ?? Infinity)) return false;
  rule.struck += 1;
  return true;
};
