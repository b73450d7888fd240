import { parseArgs } from 'node:util';
import { encodeMessage } from '@joust/contract';
import { JoustError, PermanentError } from '@joust/units';
import { u8aToHex } from '@polkadot/util';
import type { Observation } from '../github/observation.ts';
import type { AskedContributions } from '../oss-contributions/index.ts';
import type { Action } from '../round/action.ts';
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
  const records: unknown[] = [];
  const readContributions = async (asked: AskedContributions): Promise<unknown> => {
    const read = await validator.readContributions(asked);
    records.push(read);
    return read;
  };
  const round = await think({ ...validator, readContributions }, await joust.chain.finalized());
  const told = concerning(round, options.issueId);
  return options.json ? asJson(told, signer.address, records) : asText(told, options.issueId !== null);
};

/** What concerns one issue; everything when none is named. */
export const concerning = (round: Round, issueId: bigint | null): Round => {
  const isAsked = (one: { readonly issueId: bigint | null }): boolean => issueId === null || one.issueId === issueId;
  return { ...round, decisions: round.decisions.filter(isAsked), observations: round.observations.filter(isAsked) };
};

/**
 * Everything a third party needs to come to the same conclusions: what was decided and would be sent, what GitHub showed, where
 * and when, and what each rule makes of it. Amounts and ids are decimal text, times ISO 8601.
 * @param records what open-source contributions were scored from; without the files' texts
 */
export const asJson = ({ view, decisions, observations }: Round, validator: string, records: readonly unknown[] = []): string =>
  JSON.stringify(
    {
      block: view.config.block,
      hash: view.blockHash,
      timestampMs: view.config.timestamp,
      validator,
      decisions: decisions.map(({ about, issueId, action, because }) => ({ about, issueId, wouldSend: sendable(action), because })),
      evidence: observations.map((observation) => dated(observation)),
      contributions: records.map((record) => withoutTexts(record)),
    },
    (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
    2,
  );

/** A message of the contract with its bytes, as they would go over the wire. */
const sendable = (action: Action | null): object | null => {
  if (action === null || !('args' in action)) return action;
  return { ...action, data: u8aToHex(encodeMessage(action.message, action.args)) };
};

/** Milliseconds as a date, wherever they are a time; a failure by its name. */
const dated = (value: unknown): unknown =>
  revived(value, (key, one) => {
    if (one instanceof JoustError) return { code: one.code, message: one.message, context: one.context };
    return typeof one === 'number' && /^(at|.+At)$/.test(key) ? new Date(one).toISOString() : one;
  });

const withoutTexts = (value: unknown): unknown =>
  revived(value, (key, one) => ((key === 'before' || key === 'after') && typeof one === 'string' ? `${one.length} characters` : one));

/** The same data with each value, from the outside in, replaced. */
const revived = (value: unknown, replace: (key: string, value: unknown) => unknown, key = ''): unknown => {
  const one = replace(key, value);
  if (Array.isArray(one)) return one.map((part) => revived(part, replace, key));
  if (one === null || typeof one !== 'object') return one;
  return Object.fromEntries(Object.entries(one).map(([name, part]) => [name, revived(part, replace, name)]));
};

/** @param withRules tells what GitHub showed, rule by rule: for one issue it is worth reading */
export const asText = ({ view, decisions, observations }: Round, withRules = false): string =>
  [
    `block ${view.config.block}`,
    ...decisions.flatMap(({ about, action, because }) => [
      `${about}: ${action === null ? 'nothing to send' : `would send ${action.message}`}`,
      ...because.map((why) => `  ${why}`),
    ]),
    ...(withRules ? observations.flatMap(linesOf) : []),
  ].join('\n');

const linesOf = ({ about, sources, readAt, rules }: Observation): string[] => [
  `${about}: what ${sources.join(', ')} showed at ${readAt}`,
  ...rules.map(
    ({ rule, holds, fact, at }) => `  ${MARKS[`${holds}`]} ${rule}: ${fact}${at === null ? '' : ` (${new Date(at).toISOString()})`}`,
  ),
];

const MARKS = { true: 'yes', false: 'no ', null: '?  ' } as const;
