import { fingerprint, readCursor, writeCursor } from '../wire/cursor.ts';
import type { Page } from '../wire/listing.ts';
import type { Matchup } from './matchup.dto.ts';
import type { TimelineEntry } from './timeline.dto.ts';

/** A page of a timeline. A story only grows at its end, so the cursor is how many entries were seen. */
export const timelinePage = (
  { id, timeline, asOf }: Pick<Matchup, 'id' | 'timeline' | 'asOf'>,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Page<TimelineEntry> => {
  const seal = fingerprint(['timeline', id]);
  const seen = cursor === undefined ? 0 : Math.max(0, Number(readCursor(cursor, seal, ['int'])[0]));
  const end = seen + limit;
  return {
    items: timeline.slice(seen, end),
    page: { next: end < timeline.length ? writeCursor(seal, [String(end)]) : null, limit, total: timeline.length },
    asOf,
  };
};
