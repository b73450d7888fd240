import { wholeDays } from './quotient.ts';
import type { BlockNumber } from './types.ts';

/** Contract days of idleness that one skip forgives (mechanism 4.1). */
const SKIP_DAYS = 7;

/** What a miner did last, from the records of the contract. */
export interface Engagement {
  /** Block in which the identity was bound. */
  readonly boundAt: BlockNumber;
  /** Block of the last result, null without one in the window. */
  readonly lastResult: BlockNumber | null;
  /** The enrolment is in force at the anchor. */
  readonly enrolled: boolean;
  /** Blocks of the skips in the window. */
  readonly skips: readonly BlockNumber[];
}

/** When an issue was open: blocks `from` to `until`, the last not included; null while it is open still. */
export interface OpenSpan {
  readonly from: BlockNumber;
  readonly until: BlockNumber | null;
}

/**
 * Whole contract days since the miner last engaged on which at least one issue was open (`idle_opp`, mechanism 2.7): a dry
 * spell costs nobody, and whoever is enrolled is not idle. Feeds {@link idlePenalty}.
 * @param open spans of all issues; the contract remembers 92 days, more than the penalty can grow in
 */
export const idleDays = (
  engagement: Engagement,
  open: readonly OpenSpan[],
  { anchor, blocksPerDay }: { readonly anchor: BlockNumber; readonly blocksPerDay: number },
): number => {
  const since = engagement.enrolled ? anchor : lastEngaged(engagement, blocksPerDay);
  const days = wholeDays(anchor - since, blocksPerDay);
  let idle = 0;
  for (let day = 0; day < days; day += 1) {
    const begins = since + day * blocksPerDay;
    if (open.some(({ from, until }) => from < begins + blocksPerDay && (until === null || until > begins))) idle += 1;
  }
  return idle;
};

const lastEngaged = ({ boundAt, lastResult, skips }: Engagement, blocksPerDay: number): BlockNumber =>
  [boundAt, lastResult ?? boundAt, ...skips.map((block) => block + SKIP_DAYS * blocksPerDay)].reduce((latest, block) =>
    block > latest ? block : latest,
  );
