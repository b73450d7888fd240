import { JoustError, messageOf } from '@joust/units';
import { z } from 'zod';
import { BadAnswer, GithubUnreachable, Gone, NotFound, RateLimited, Unauthorized, Unavailable } from './errors.ts';

const headersSchema = z.record(z.string(), z.union([z.string(), z.number()]).optional());
const failureSchema = z.object({
  status: z.number().optional(),
  message: z.string(),
  response: z.object({ status: z.number().optional(), headers: headersSchema, data: z.unknown() }).optional(),
  headers: headersSchema.optional(),
});

export const isNotModified = (error: unknown): boolean => failureSchema.safeParse(error).data?.status === 304;

/** Turns whatever octokit threw into one of our errors. */
export const translate = (error: unknown, what: string): Error => {
  if (error instanceof JoustError) return error;
  const read = failureSchema.safeParse(error);
  if (!read.success) return new GithubUnreachable(`${what}: ${messageOf(error)}`, { cause: error });
  const { status, message, response } = read.data;
  const headers = response?.headers ?? read.data.headers ?? {};
  const sentence = `${what}: ${message}`;
  const until = limitedUntil(status, message, headers);
  if (until !== null) return new RateLimited(sentence, until, error);
  switch (status) {
    case 401:
    case 403:
      return new Unauthorized(sentence, { cause: error });
    case 404:
      return new NotFound(sentence, { cause: error });
    case 410:
      return new Gone(sentence, { cause: error });
    case 451:
      return new Unavailable(sentence, { cause: error });
    default:
      return status !== undefined && status >= 400 && status < 500
        ? new BadAnswer(sentence, { cause: error })
        : new GithubUnreachable(sentence, { cause: error });
  }
};

type Headers = z.infer<typeof headersSchema>;

/** Primary: nothing left, or GraphQL says RATE_LIMITED. Secondary: 403 or 429 that says so, with `retry-after`. */
const limitedUntil = (status: number | undefined, message: string, headers: Headers): number | null => {
  const spent =
    String(headers['x-ratelimit-remaining'] ?? '') === '0' && (status === 403 || status === 429 || status === undefined || status === 200);
  if (spent || /rate limit exceeded/i.test(message)) return Number(headers['x-ratelimit-reset'] ?? 0) * 1000;
  const secondary = /secondary rate limit/i.test(message) || status === 429;
  return secondary ? dateOf(headers) + Number(headers['retry-after'] ?? 60) * 1000 : null;
};

const dateOf = (headers: Headers): number => {
  const date = Date.parse(String(headers['date'] ?? ''));
  return Number.isNaN(date) ? 0 : date;
};
