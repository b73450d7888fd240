import type { ProblemError } from '../wire/problem.dto.ts';

/** A request this server answers with a problem document (RFC 9457) instead of data. */
export abstract class Refusal extends Error {
  abstract readonly status: number;
  /** Kebab-case kind: the last part of the problem's `type`. */
  abstract readonly kind: string;
  abstract readonly title: string;
  readonly errors: ProblemError[] | undefined = undefined;
  /** Seconds after which asking again makes sense. */
  readonly retryAfter: number | undefined = undefined;
}

export class InvalidRequest extends Refusal {
  readonly status = 400;
  readonly kind = 'invalid-request';
  readonly title = 'The request is not valid';

  constructor(override readonly errors: ProblemError[]) {
    super(errors.map((error) => `${error.pointer} ${error.message}`).join('; '));
  }
}

export class NotFound extends Refusal {
  readonly status = 404;
  readonly kind = 'not-found';
  readonly title = 'There is no such thing';
}

export class DatabaseUnavailable extends Refusal {
  readonly status = 503;
  readonly kind = 'database-unavailable';
  readonly title = 'The database does not answer';
  override readonly retryAfter = 2;

  constructor(cause: unknown) {
    super('The database cannot be reached right now. Nothing is known about what you asked for; ask again soon.', { cause });
  }
}

/** Nothing was indexed yet: an empty list would be a false statement about the chain. */
export class IndexNotReady extends Refusal {
  readonly status = 503;
  readonly kind = 'index-not-ready';
  readonly title = 'The index is not ready';
  override readonly retryAfter = 2;

  constructor(detail = 'No block has been indexed yet, so nothing can be said about the chain. Ask again soon.') {
    super(detail);
  }
}

export class TooManyStreams extends Refusal {
  readonly status = 503;
  readonly kind = 'too-many-streams';
  readonly title = 'Too many live streams';
  override readonly retryAfter = 30;

  constructor(most: number) {
    super(`This server keeps at most ${most} live streams open. Ask for the resource itself from time to time instead.`);
  }
}
