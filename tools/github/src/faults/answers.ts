import type { GraphQLAnswer } from '../graphql/execute.ts';
import type { Sent } from '../http/transport.ts';
import type { BudgetState } from '../limits/budget.ts';
import type { Fault } from './faults.ts';

/** What a fault answers in place of the real thing; null when it only changes the real thing. */
export const instead = (fault: Fault, kind: 'graphql' | 'rest', path: string): Sent | null => {
  const resetAt = Date.now() + fault.resetSeconds * 1000;
  const empty: BudgetState = { limit: 5_000, remaining: 0, used: 5_000, resetAt };
  switch (fault.kind) {
    case 'fail':
      return { status: fault.status, body: '<html><title>Unicorn!</title></html>', headers: { 'content-type': 'text/html' } };
    case 'rateLimit':
      return kind === 'rest'
        ? limited(empty)
        : {
            status: 200,
            body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
            headers: limitHeaders(empty, 'graphql'),
          };
    case 'secondaryLimit':
      return {
        status: 403,
        body: {
          message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
          documentation_url: 'https://docs.github.com/rest',
        },
        headers: { 'retry-after': String(fault.resetSeconds) },
      };
    case 'graphqlErrors':
      return kind === 'rest'
        ? null
        : { status: 200, body: { data: null, errors: [{ message: 'Something went wrong while executing your query.' }] }, headers: {} };
    case 'notFound':
      return kind === 'graphql'
        ? {
            status: 200,
            body: {
              data: { repository: null },
              errors: [{ type: 'NOT_FOUND', path: ['repository'], message: 'Could not resolve to a Repository.' }],
            },
            headers: {},
          }
        : { status: 404, body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', path }, headers: {} };
    default:
      return null;
  }
};

export const limited = (state: BudgetState): Sent => ({
  status: 403,
  body: { message: 'API rate limit exceeded', documentation_url: 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api' },
  headers: limitHeaders(state, 'core'),
});

export const limitHeaders = (it: BudgetState, resource: string): Record<string, string> => ({
  'x-ratelimit-limit': String(it.limit),
  'x-ratelimit-remaining': String(it.remaining),
  'x-ratelimit-used': String(it.used),
  'x-ratelimit-reset': String(Math.ceil(it.resetAt / 1000)),
  'x-ratelimit-resource': resource,
});

/** Takes the last top-level part out of the data, as a timeout inside GitHub does. */
export const withoutAPart = (answer: GraphQLAnswer): GraphQLAnswer => {
  if (typeof answer.data !== 'object' || answer.data === null) return answer;
  const names = Object.keys(answer.data).filter((it) => it !== 'rateLimit');
  const lost = names.at(-1);
  if (lost === undefined) return answer;
  return {
    data: { ...answer.data, [lost]: null },
    errors: [...(answer.errors ?? []), { type: 'TIMEOUT', path: [lost], message: "We couldn't respond to your request in time." }],
  };
};
