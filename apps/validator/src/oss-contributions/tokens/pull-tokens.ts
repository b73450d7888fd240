import { MAX_FILE_LENGTH, MAX_LINES, STEPS_PER_PULL, TEST_WEIGHT } from '../constants.ts';
import type { Tokens } from '../base-score.ts';
import type { FileRecord } from '../records.ts';
import { changedLines } from './difference.ts';
import { languageOf } from './languages.ts';
import type { SyntaxTrees } from './syntax-trees.ts';
import { isTest } from './test-files.ts';

export interface PullTokens extends Tokens {
  /** Files that count nothing because they could not be measured, and why. */
  readonly unmeasured: readonly string[];
}

/** Texts to compare; null for what counts nothing, a sentence for what cannot be measured. */
const sidesOf = ({ status, before, after }: FileRecord): { before: string; after: string } | string | null => {
  if (status === 'removed') return null;
  if (after === null) return 'no text after the change';
  if (before === null && status !== 'added') return 'no text before the change';
  const sides = { before: status === 'added' ? '' : (before ?? ''), after };
  return Math.max(sides.before.length, sides.after.length) > MAX_FILE_LENGTH ? 'too large' : sides;
};

/**
 * Tokens of a pull request: for each file the weight of what changed, in hundredths, times the language's weight and
 * times one or a twentieth for tests, both in hundredths: micro, without rounding. Files go by path, because they share
 * the parser's steps.
 */
export const pullTokens = async (files: readonly FileRecord[], trees: SyntaxTrees, steps = STEPS_PER_PULL): Promise<PullTokens> => {
  const unmeasured: string[] = [];
  let source = 0n;
  let total = 0n;
  let left = steps;
  for (const file of [...files].sort(byPath)) {
    const sides = sidesOf(file);
    if (sides === null) continue;
    if (typeof sides === 'string') {
      unmeasured.push(`${file.path}: ${sides}`);
      continue;
    }
    const { weight, grammar } = languageOf(file.path);
    const { before, after } = sides;
    const test = isTest(file.path, before, after);
    const factor = weight * (test ? TEST_WEIGHT : 100n);
    if (grammar === null) {
      total += BigInt(Math.min(changedLines(before, after), MAX_LINES) * 100) * factor;
      continue;
    }
    const measured = await trees.between(grammar, before, after, left);
    left -= measured.steps;
    if ('failed' in measured) {
      unmeasured.push(`${file.path}: ${measured.failed}`);
      continue;
    }
    const tokens = BigInt(measured.weight) * factor;
    total += tokens;
    if (!test) source += tokens;
  }
  return { source, total, unmeasured };
};

const byPath = (one: FileRecord, other: FileRecord): number => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0);
