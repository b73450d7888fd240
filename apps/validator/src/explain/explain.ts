import { parseArgs } from 'node:util';
import { PermanentError } from '@joust/units';
import type { Decision } from '../round/action.ts';
import { think, type Round } from '../round/round.ts';
import type { ValidatorContext } from '../validator-context.ts';

/** `explain` was called with something it does not know. */
export class BadArguments extends PermanentError {}

export interface ExplainOptions {
  /** Only what concerns this issue; everything without it. */
  readonly issueId: bigint | null;
  readonly json: boolean;
}

/** Arguments after `explain`: an issue's number in the contract, `--json`. Errors: {@link BadArguments}. */
export const readArguments = (args: readonly string[]): ExplainOptions => {
  const { positionals, values } = parse(args);
  const [issue, ...others] = positionals;
  if (others.length > 0 || (issue !== undefined && !/^[1-9][0-9]{0,18}$/.test(issue)))
    throw new BadArguments('usage: explain [ISSUE] [--json], where ISSUE is its number in the contract');
  return { issueId: issue === undefined ? null : BigInt(issue), json: values.json };
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
  } catch (cause) {
    throw new BadArguments('usage: explain [ISSUE] [--json]', { cause });
  }
};

/** One round's thoughts at the newest final block, as text or JSON. Sends nothing. */
export const explain = async (validator: ValidatorContext, options: ExplainOptions): Promise<string> => {
  const { joust, signer } = validator;
  const round = await think(validator, await joust.chain.finalized());
  const decisions = round.decisions.filter(({ issueId }) => options.issueId === null || issueId === options.issueId);
  return options.json ? asJson(round, signer.address, decisions) : asText(round, decisions);
};

export const asJson = ({ view }: Round, validator: string, decisions: readonly Decision[]): string =>
  JSON.stringify(
    {
      block: view.config.block,
      hash: view.blockHash,
      timestampMs: view.config.timestamp,
      validator,
      decisions: decisions.map(({ about, issueId, action, because }) => ({ about, issueId, wouldSend: action, because })),
    },
    (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
    2,
  );

export const asText = ({ view }: Round, decisions: readonly Decision[]): string =>
  [
    `block ${view.config.block}`,
    ...decisions.flatMap(({ about, action, because }) => [
      `${about}: ${action === null ? 'nothing to send' : `would send ${action.message}`}`,
      ...because.map((why) => `  ${why}`),
    ]),
  ].join('\n');
