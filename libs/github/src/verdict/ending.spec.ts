import type { Evidence } from '../evidence/evidence.ts';
import { BY_HAND, byCommit, byPull, closed, DAY, day, evidence, merged, OUTSIDER, pull, reopened, view } from '../testing/cases.ts';
import { endingOf } from './ending.ts';

const at = (told: Evidence, now: number): string => {
  const ending = endingOf(view.issue, told, BigInt(now), DAY);
  return 'reason' in ending ? `${ending.status} ${ending.reason}` : ending.status;
};
const HOURS = DAY / 24;
const closedOnce = (...close: Parameters<typeof closed>): Evidence => evidence({ events: [closed(...close)] });
const solution = merged(pull(10, OUTSIDER, day(3)), day(5));
const unavailable = (status: 404 | 410 | 451): Evidence => ({ kind: 'unavailable', status, what: 'GET /issues/5' });
const transferred = { type: 'transferred', at: day(5), fromRepoId: 77, fromRepo: 'round/table' } as const;

describe('an issue that nobody competes for', () => {
  it.each<[string, Evidence, string]>([
    ['open', evidence({}), 'open'],
    ['closed as not planned', closedOnce(day(5), BY_HAND, 'NOT_PLANNED'), 'ended NotPlanned'],
    ['closed as a duplicate', closedOnce(day(5), BY_HAND, 'DUPLICATE'), 'ended Duplicate'],
    ['solved by a pull request', closedOnce(day(5), byPull(solution)), 'ended SolvedOutside'],
    ['solved by a commit', closedOnce(day(5), byCommit(OUTSIDER)), 'ended SolvedOutside'],
    ['solved by the commit of an account that is gone', closedOnce(day(5), byCommit(null)), 'ended SolvedOutside'],
    ['closed by hand as completed', closedOnce(day(5)), 'unknown'],
    ['closed by a pull request that does not read merged', closedOnce(day(5), byPull(pull(10, OUTSIDER, day(3)))), 'unknown'],
    ['closed by a project', closedOnce(day(5), { kind: 'other', name: 'ProjectV2' }), 'unknown'],
    ['closed for no reason that GitHub says', closedOnce(day(5), BY_HAND, null), 'unknown'],
    ['reopened', evidence({ events: [closed(day(5), byPull(solution)), reopened(day(6))] }), 'open'],
    [
      'reopened for an hour and closed by hand',
      evidence({ events: [closed(day(5), byPull(solution)), reopened(day(6)), closed(day(6) + HOURS)] }),
      'ended SolvedOutside',
    ],
    [
      'completed, then changed to not planned',
      evidence({ events: [closed(day(5), byPull(solution)), closed(day(6), BY_HAND, 'NOT_PLANNED')] }),
      'ended NotPlanned',
    ],
    ['a discussion', evidence({ events: [{ type: 'converted', at: day(5) }] }), 'ended Converted'],
    ['transferred', evidence({ events: [transferred], repoId: 78 }), 'gone Transferred'],
    ['transferred and back', evidence({ events: [transferred, { ...transferred, fromRepoId: 78 }] }), 'open'],
    ['elsewhere without a word', evidence({ repoId: 78 }), 'unknown'],
    ['not found', unavailable(404), 'gone Deleted'],
    ['deleted', unavailable(410), 'gone Deleted'],
    ['withheld by law', unavailable(451), 'unknown'],
    ['read in part', { kind: 'partial', gaps: ['the timeline is cut'] }, 'unknown'],
  ])('%s: %p', (_name, told, expected) => expect(at(told, day(10))).toBe(expected));

  it.each([
    [day(5) + 4 * HOURS - 1, 'open'],
    [day(5) + 4 * HOURS, 'ended NotPlanned'],
  ])('a closing event must be four hours old: at %i %s', (now, expected) =>
    expect(at(closedOnce(day(5), BY_HAND, 'NOT_PLANNED'), now)).toBe(expected),
  );

  it.each([
    [day(6) - 1, 'open'],
    [day(6), 'ended Converted'],
  ])('a discussion a day: at %i %s', (now, expected) =>
    expect(at(evidence({ events: [{ type: 'converted', at: day(5) }] }), now)).toBe(expected),
  );

  it('does not see what has not happened yet', () => expect(at(closedOnce(day(5), byPull(solution)), day(5) - 1)).toBe('open'));
});
