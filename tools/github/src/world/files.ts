import type { ChangedFile, Pull } from './facts.ts';
import { shaOf } from './world.ts';

/** The commit from which a pull request branched off: made up, but stable. */
export const baseShaOf = (pull: Pick<Pull, 'repo' | 'number'>): string => shaOf('base', pull.repo, pull.number);

export const statusOf = ({ path, previousPath, before, after }: ChangedFile): 'added' | 'removed' | 'modified' | 'renamed' => {
  if (previousPath !== undefined && previousPath !== path) return 'renamed';
  if (before === null) return 'added';
  return after === null ? 'removed' : 'modified';
};

/** The text of `commit:path`, for both ends of a pull request; null where it has none. */
export const textAt = (pulls: readonly Pull[], expression: string): string | null => {
  const cut = expression.indexOf(':');
  const [commit, path] = [expression.slice(0, cut), expression.slice(cut + 1)];
  for (const pull of pulls) {
    if (commit === pull.headSha) return pull.files?.find((file) => file.path === path)?.after ?? null;
    if (commit === baseShaOf(pull)) return pull.files?.find((file) => (file.previousPath ?? file.path) === path)?.before ?? null;
  }
  return null;
};
