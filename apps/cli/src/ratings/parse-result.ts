import { OUTCOMES, type CompetitionResult, type Outcome } from '@joust/elo';
import { z } from 'zod';
import { parseExact } from './exact-json.ts';

const U32_MAX = 2 ** 32 - 1;
const U64_MAX = 2n ** 64n - 1n;

const isU32 = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= U32_MAX;
const isU64 = (value: unknown): boolean =>
  typeof value === 'bigint' ? value >= 0n && value <= U64_MAX : Number.isSafeInteger(value) && Number(value) >= 0;

const missingOr = (problem: string) => ({
  error: ({ input }: { input?: unknown }): string => (input === undefined ? 'is missing' : problem),
});
const Block = z.custom<number>(isU32, missingOr('is no block: an unsigned integer below 2^32'));
const Id = z.custom<number | bigint>(isU64, missingOr('is no id: an unsigned integer below 2^64')).transform(BigInt);
const Flag = z.boolean({ error: 'is neither true nor false' });

/** The contract's outcomes as the results of a replay spell them: WIN_A, BOTH_FAIL … */
const NAMES = new Map(
  OUTCOMES.map((outcome) => [outcome.replace(/[A-Z]/g, (letter, at) => (at > 0 ? `_${letter}` : letter)).toUpperCase(), outcome]),
);
const OutcomeName = z.string(missingOr('is no outcome')).transform((name, context): Outcome => {
  const outcome = NAMES.get(name);
  if (outcome !== undefined) return outcome;
  context.addIssue({ code: 'custom', message: `${JSON.stringify(name)} is not one of ${[...NAMES.keys()].join(', ')}` });
  return z.NEVER;
});

/** One line: a result as the contract keeps it, ids as JSON integers. */
const Line = z
  .strictObject({
    id: Id,
    startBlock: Block,
    resolvedBlock: Block,
    a: Id,
    b: Id,
    outcome: OutcomeName,
    validA: Flag.optional(),
    validB: Flag.optional(),
    amendedAt: Block.nullish(),
    amendedOutcome: OutcomeName.nullish(),
  })
  .superRefine(({ a, b, startBlock, resolvedBlock, amendedAt, amendedOutcome }, context) => {
    const complain = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (a === b) complain('b', 'is the same player as a');
    if (startBlock > resolvedBlock) complain('startBlock', 'is after resolvedBlock');
    if (amendedAt != null && amendedAt < resolvedBlock) complain('amendedAt', 'is before resolvedBlock');
    if (amendedAt != null && amendedOutcome == null) complain('amendedOutcome', 'is missing beside amendedAt');
    if (amendedAt == null && amendedOutcome != null) complain('amendedAt', 'is missing beside amendedOutcome');
  });

/**
 * Reads one JSON line as a result; without `validA` and `validB` the winner had a valid pull request and nobody else.
 * @returns the result, or what is wrong with the line
 */
export const parseResult = (text: string): CompetitionResult | string => {
  let json: unknown;
  try {
    json = parseExact(text);
  } catch (error) {
    if (error instanceof SyntaxError) return `not JSON: ${error.message}`;
    throw error;
  }
  const parsed = Line.safeParse(json);
  if (!parsed.success) return parsed.error.issues.map(sentenceOf).join('; ');
  const { id, startBlock, resolvedBlock, a, b, outcome, validA, validB, amendedAt, amendedOutcome } = parsed.data;
  const result = {
    id,
    startBlock,
    resolvedBlock,
    a,
    b,
    outcome,
    validA: validA ?? (outcome === 'WinA' || outcome === 'WalkoverA'),
    validB: validB ?? (outcome === 'WinB' || outcome === 'WalkoverB'),
  };
  const amended = amendedAt != null && amendedOutcome != null ? { at: amendedAt, outcome: amendedOutcome } : null;
  return amended === null ? result : { ...result, amended };
};

const sentenceOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys') return `unknown ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`;
  return issue.path.length === 0 ? 'not an object' : `${issue.path.join('.')} ${issue.message}`;
};
