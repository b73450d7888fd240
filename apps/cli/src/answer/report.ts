import { EXIT, type Answer, type ExitCode } from './answer.ts';
import { explainFailure } from './explain-failure.ts';

export interface Output {
  out(text: string): void;
  err(text: string): void;
}

/**
 * Runs a command and writes its answer: with `json` one envelope `{ success, data }` or `{ success, error: { code, message } }`
 * on standard output, else lines for people (failures on standard error). Resolves with the exit code; never throws.
 */
export const report = async (command: () => Promise<Answer>, json: boolean, output: Output): Promise<ExitCode> => {
  try {
    const answer = await command();
    output.out(json ? JSON.stringify({ success: true, data: answer.data }, bigintAsText) : answer.lines.join('\n'));
    return EXIT.ok;
  } catch (error) {
    const failure = explainFailure(error);
    if (json) output.out(JSON.stringify({ success: false, error: { code: failure.code, message: failure.message } }));
    else output.err(`${failure.code}: ${failure.message}`);
    return failure.exitCode;
  }
};

/** Rao and ids are decimal strings in JSON. */
export const bigintAsText = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
