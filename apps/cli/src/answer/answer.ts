import { PermanentError } from '@joust/units';

/** What every command gives back: data for `--json`, and the lines a person reads. */
export interface Answer {
  readonly data: unknown;
  readonly lines: readonly string[];
}

/** Exit codes of `joust`. Scripts may rely on them. */
export const EXIT = { ok: 0, failed: 1, usage: 2, refused: 3, unreachable: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A refusal: the request was understood and is not allowed. One sentence for people, a code for scripts; nothing was changed. */
export class Refused extends PermanentError {
  constructor(code: string, message: string, options: { cause?: unknown } = {}) {
    super(message, { ...options, code });
  }
}

/** The words of the command line are off. */
export class Misused extends PermanentError {}

export const refuse = (code: string, message: string): never => {
  throw new Refused(code, message);
};
