import { Random } from '../random.ts';

/**
 * What comes of a competition at GitHub.
 * - `win`: merged in the window; `late`: after it; `slow`: after the first final resolve, so somebody must give more time
 * - `flash`: reopened for some hours after the merge, then closed by hand
 * - `forgotten`: after the merge the loser, who had a pull request too, deletes his account
 * - `undoneSoon`, `undoneLate`: the merge is reverted in the challenge window, in the holdback
 * - `early`: the merged pull request was opened before the window
 * - `outsider`: somebody else solves it; `unplanned`: closed as not planned; `nobody`: nothing happens
 */
export type Plot =
  'win' | 'late' | 'slow' | 'flash' | 'forgotten' | 'undoneSoon' | 'undoneLate' | 'early' | 'outsider' | 'unplanned' | 'nobody';

/** Of a hundred competitions. */
const FREQUENCY: readonly (readonly [Plot, number])[] = [
  ['win', 50],
  ['late', 8],
  ['slow', 4],
  ['flash', 4],
  ['forgotten', 3],
  ['undoneSoon', 5],
  ['undoneLate', 5],
  ['early', 4],
  ['outsider', 6],
  ['unplanned', 4],
  ['nobody', 7],
];

/** Times of a competition in ms of the chain, as the contract says them. */
export interface Times {
  readonly startedMs: number;
  readonly openMs: number;
  readonly closeMs: number;
  readonly resolveMs: number;
}

export type Who = 'solver' | 'rival' | 'outsider';
export type Deed =
  | { readonly do: 'open'; readonly by: Who }
  | { readonly do: 'merge'; readonly of: Who }
  | { readonly do: 'revert' }
  | { readonly do: 'reopen' }
  | { readonly do: 'close'; readonly reason: 'COMPLETED' | 'NOT_PLANNED' }
  | { readonly do: 'forget' };

/** A deed and when it is due. The last one that decides something is marked: from then on the outcome is certain. */
export interface Step {
  readonly at: number;
  readonly deed: Deed;
  readonly decides: boolean;
}

export interface Story {
  readonly plot: Plot;
  /** The side that solves it, if one does. */
  readonly solver: 'a' | 'b';
  readonly steps: readonly Step[];
}

/** The story of a competition: its number and the seed alone draw it. */
export const storyOf = (seed: number, competition: bigint, times: Times, dayMs: number): Story => {
  const random = new Random(seed * 100_003 + Number(competition));
  const plot = drawn(random);
  return { plot, solver: random.pick(['a', 'b']), steps: stepsOf(plot, random, times, dayMs).toSorted((x, y) => x.at - y.at) };
};

const drawn = (random: Random): Plot => {
  let left = random.next() * FREQUENCY.reduce((sum, [, share]) => sum + share, 0);
  for (const [plot, share] of FREQUENCY) {
    left -= share;
    if (left < 0) return plot;
  }
  return 'win';
};

const step = (at: number, deed: Deed, decides = false): Step => ({ at, deed, decides });

const stepsOf = (plot: Plot, random: Random, times: Times, day: number): Step[] => {
  const days = (from: number, to: number): number => (from + random.next() * (to - from)) * day;
  const { startedMs, openMs, closeMs, resolveMs } = times;
  switch (plot) {
    case 'nobody':
      return [];
    case 'unplanned':
      return [step(openMs + days(0.2, 2), { do: 'close', reason: 'NOT_PLANNED' }, true)];
    case 'outsider': {
      const at = openMs + days(0.1, 2);
      return [step(at, { do: 'open', by: 'outsider' }), step(at + days(0.2, 1), { do: 'merge', of: 'outsider' }, true)];
    }
    case 'early':
      return [
        step(startedMs + days(0.1, 0.6), { do: 'open', by: 'solver' }),
        step(openMs + days(0.2, 1), { do: 'merge', of: 'solver' }, true),
      ];
    case 'slow':
      return [
        step(openMs + days(0.2, 3), { do: 'open', by: 'solver' }),
        step(resolveMs + days(0.7, 2), { do: 'merge', of: 'solver' }, true),
      ];
    default: {
      const opened = openMs + days(0.1, 2);
      const merged = plot === 'late' ? closeMs + days(0.5, 2) : opened + days(0.3, 1.5);
      const rival = plot === 'forgotten' || random.isLucky(0.5) ? [step(opened + days(0, 0.2), { do: 'open', by: 'rival' })] : [];
      return [
        step(opened, { do: 'open', by: 'solver' }),
        ...rival,
        step(merged, { do: 'merge', of: 'solver' }, plot !== 'undoneSoon'),
        ...aftermath(plot, merged, day),
      ];
    }
  }
};

const aftermath = (plot: Plot, merged: number, day: number): Step[] => {
  switch (plot) {
    case 'undoneSoon':
      return [step(merged + day, { do: 'revert' }, true)];
    case 'undoneLate':
      return [step(merged + 4.5 * day, { do: 'revert' })];
    case 'flash':
      return [step(merged + 0.3 * day, { do: 'reopen' }), step(merged + 0.5 * day, { do: 'close', reason: 'COMPLETED' })];
    case 'forgotten':
      return [step(merged + 0.9 * day, { do: 'forget' })];
    default:
      return [];
  }
};

/** What becomes of some issues while nobody competes for them, days after they were registered. */
export const idleEndOf = (seed: number, issue: number): { readonly end: 'closed' | 'deleted'; readonly afterDays: number } | null => {
  const luck = new Random(seed * 7_919 + issue).next();
  if (luck < 0.06) return { end: 'closed', afterDays: 1.5 };
  return luck < 0.09 ? { end: 'deleted', afterDays: 1.8 } : null;
};
