/** The Postgres channel on which the worker tells that rows changed. */
export const NOTICE_CHANNEL = 'joust_events';

/**
 * What the worker sends by NOTIFY in the transaction that moves a cursor (so it arrives after the commit or never).
 * Only ids: a listener reads the rows themselves. Postgres caps a payload at 8,000 bytes.
 */
export interface Notice {
  block: number;
  /** Last event applied in that block; -1 when it had none. */
  eventIndex: number;
  /** Issues and competitions whose rows changed, decimal ids; null when there were too many to name. */
  issues: string[] | null;
  competitions: string[] | null;
}

const MOST_NAMED = 150;

/** The NOTIFY payload of a commit; 2 x 150 ids of 20 digits stay under Postgres' cap. */
export const noticeText = (notice: Notice): string =>
  JSON.stringify({
    block: notice.block,
    eventIndex: notice.eventIndex,
    issues: named(notice.issues),
    competitions: named(notice.competitions),
  } satisfies Notice);

const named = (ids: string[] | null): string[] | null => (ids !== null && ids.length <= MOST_NAMED ? ids : null);
