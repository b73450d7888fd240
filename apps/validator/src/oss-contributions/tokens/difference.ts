/** How often each thing occurs. */
export type Multiset = ReadonlyMap<string, number>;

export const count = (things: Iterable<string>): Multiset => {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return counts;
};

/** Symmetric difference: what one side has more of than the other, whichever it is. */
export const difference = (before: Multiset, after: Multiset): Multiset => {
  const more = new Map<string, number>();
  for (const thing of new Set([...before.keys(), ...after.keys()])) {
    const gap = Math.abs((before.get(thing) ?? 0) - (after.get(thing) ?? 0));
    if (gap > 0) more.set(thing, gap);
  }
  return more;
};

/** Lines that were added or removed, wherever they went; empty ones do not count. */
export const changedLines = (before: string, after: string): number => {
  const lines = (text: string): Multiset =>
    count(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    );
  return [...difference(lines(before), lines(after)).values()].reduce((sum, gap) => sum + gap, 0);
};
