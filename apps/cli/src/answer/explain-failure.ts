import { JoustError, RetryableError, messageOf } from '@joust/units';
import { EXIT, Misused, Refused, type ExitCode } from './answer.ts';

export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly exitCode: ExitCode;
}

/** Turns whatever a command threw into a code, a sentence and an exit code. */
export const explainFailure = (error: unknown): Failure => {
  if (!(error instanceof JoustError)) return { code: 'unexpected', message: messageOf(error), exitCode: EXIT.failed };
  return { code: error.code, message: error.message, exitCode: exitCodeOf(error) };
};

const exitCodeOf = (error: JoustError): ExitCode => {
  if (error instanceof Misused) return EXIT.usage;
  if (error instanceof RetryableError) return EXIT.unreachable;
  if (error instanceof Refused || error.code === 'contract-refused') return EXIT.refused;
  return EXIT.failed;
};
