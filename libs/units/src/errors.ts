/** What was going on when an error passed: block, issue, url… Shown in logs beside the message. */
export type ErrorContext = Readonly<Record<string, unknown>>;

/** An error that says who must act, has a stable code, and gathers context on its way up. */
export abstract class JoustError extends Error {
  /** Stable, for `--json` answers and problem documents: the kebab-case name of the class unless a class says otherwise. */
  readonly code: string;
  private gathered: ErrorContext;

  constructor(message: string, options: { cause?: unknown; context?: ErrorContext; code?: string } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.name = new.target.name;
    this.code = options.code ?? kebab(new.target.name);
    this.gathered = options.context ?? {};
  }

  get context(): ErrorContext {
    return this.gathered;
  }

  /** Adds what the catcher knows; what was said nearer to the fault wins. The error stays the same object. */
  addContext(context: ErrorContext): this {
    this.gathered = { ...context, ...this.gathered };
    return this;
  }
}

/** The same act may succeed later: a queue tries again. */
export abstract class RetryableError extends JoustError {}

/** Trying again cannot help: a person looks. */
export abstract class PermanentError extends JoustError {}

/** Something nobody foresaw, with the context of where it passed; the original is its cause. */
export class UnexpectedError extends PermanentError {}

/** Adds context to whatever was caught, for rethrowing: our own errors keep their class, others become the cause of one. */
export const addContext = (error: unknown, context: ErrorContext): JoustError =>
  error instanceof JoustError ? error.addContext(context) : new UnexpectedError(messageOf(error), { cause: error, context });

/** The sentence of whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Marks a place that types rule out; a new variant of a union fails to compile there. */
export const unreachable = (value: never): never => {
  throw new TypeError(`Impossible value: ${JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part))}`);
};

const kebab = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
