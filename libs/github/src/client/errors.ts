import { PermanentError, RetryableError } from '@joust/units';

/** No usable connection, a timeout, or a fault on GitHub's side (5xx). */
export class GithubUnreachable extends RetryableError {}

/** A primary or secondary limit. Nothing was read. */
export class RateLimited extends RetryableError {
  /** @param until milliseconds since 1970 by GitHub's clock; before that nothing is answered. */
  constructor(
    message: string,
    readonly until: number,
    cause?: unknown,
  ) {
    super(message, { cause, context: { until: new Date(until).toISOString() } });
  }
}

/** Our own budget of points for this hour would be exceeded; nothing was asked. GitHub counts anew at `until`. */
export class BudgetSpent extends RateLimited {}

/** The answer is not what GitHub documents: truncated, partial, with errors beside data, or of another shape. */
export class BadAnswer extends RetryableError {}

/** The token is missing, wrong, or may not do this. */
export class Unauthorized extends PermanentError {}

/** GitHub's way of saying that something is not there, or not to be seen: an answer, not a failure. */
abstract class Absent extends PermanentError {
  abstract readonly status: 404 | 410 | 451;
}
export class NotFound extends Absent {
  readonly status = 404;
}
export class Gone extends Absent {
  readonly status = 410;
}
/** For legal reasons. */
export class Unavailable extends Absent {
  readonly status = 451;
}

export const isAbsent = (error: unknown): error is NotFound | Gone | Unavailable => error instanceof Absent;
