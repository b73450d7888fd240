import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { PermanentError } from '@joust/units';
import { type Answer, Misused } from '../answer/answer.ts';
import type { Place } from '../deployment/connect.ts';
import { DEMO_PACE } from '../up/parts/validators.ts';

/** The built validator: the same program that keeps running, asked once. */
const MAIN = fileURLToPath(new URL('../../../validator/dist/main.js', import.meta.url));
/** Everybody's key on a development chain. */
const DEMO_KEY = '//Validator//1';

/** The validator could not say what it thinks; the sentence is its own. */
export class ExplainFailed extends PermanentError {}

export interface ExplainOptions {
  /** Only what concerns this issue of the contract. */
  readonly issue: string | undefined;
  readonly key: string | undefined;
  /** The demo's validators have settings of their own. */
  readonly isDemo: boolean;
  readonly json: boolean;
}

/**
 * The command `validator explain`: with `json` the data are the validator's own, else the lines are. Errors: Misused for an issue that is no
 * number, ExplainFailed.
 */
export const explain = async (
  { chainUrl, contract, githubUrl }: Place,
  { issue, key, isDemo, json }: ExplainOptions,
  inherited: NodeJS.ProcessEnv,
): Promise<Answer> => {
  if (issue !== undefined && !/^[1-9][0-9]{0,18}$/.test(issue))
    throw new Misused(`"${issue}" is no issue of the contract: it is a number.`);
  const variables = {
    ...inherited,
    ...(isDemo ? DEMO_PACE : {}),
    CHAIN_URL: chainUrl,
    CONTRACT_ADDRESS: contract,
    GITHUB_API_URL: githubUrl,
    VALIDATOR_KEY: key ?? inherited['VALIDATOR_KEY'] ?? DEMO_KEY,
  };
  const words = issue === undefined ? ['explain'] : ['explain', issue];
  const told = await ask(json ? [...words, '--json'] : words, variables);
  return json ? { data: JSON.parse(told) as unknown, lines: [] } : { data: null, lines: told.trimEnd().split('\n') };
};

const ask = async (words: readonly string[], env: NodeJS.ProcessEnv): Promise<string> => {
  const child = spawn(process.execPath, ['--no-warnings', MAIN, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  if (code === 0) return said;
  throw new ExplainFailed(complained.trim() === '' ? `the validator ended with code ${code}` : complained.trim());
};
