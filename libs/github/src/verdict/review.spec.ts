import type { Evidence } from '../evidence/evidence.ts';
import { A, B, BY_HAND, byPull, closed, CLOSE, day, evidence, merged, OPEN, OUTSIDER, pull, view, withEvents } from '../testing/cases.ts';
import { reviewOf } from './review.ts';

const NOW = day(20);
const status = (told: Evidence, competition = view.competition): string => reviewOf({ ...view, competition }, told, BigInt(NOW)).status;
const ofA = pull(10, A, day(3));
const ofB = pull(11, B, day(4));

describe('a pull request in review', () => {
  it.each<[string, Evidence, string]>([
    ['a valid one', evidence({ pulls: [ofA] }), 'proven'],
    ['one of each', evidence({ pulls: [ofA, ofB] }), 'proven'],
    ['none', evidence({}), 'disproven'],
    ['one of somebody else', evidence({ pulls: [pull(10, OUTSIDER, day(3))] }), 'disproven'],
    ['a draft', evidence({ pulls: [{ ...ofA, isDraft: true }, ofB] }), 'proven'],
    ['from before the window', evidence({ pulls: [pull(10, A, OPEN - 1), ofB] }), 'proven'],
    ['opened after the window', evidence({ pulls: [pull(10, A, CLOSE + 1)] }), 'disproven'],
    ['for another branch', evidence({ pulls: [{ ...ofA, baseBranch: 'next' }] }), 'disproven'],
    ['turned down since', evidence({ pulls: [withEvents(ofA, { type: 'closed', at: day(15) })] }), 'disproven'],
    ['merged, the issue still open', evidence({ pulls: [merged(ofA, day(15))] }), 'disproven'],
    [
      'the rival merged a moment ago',
      evidence({ events: [closed(NOW, byPull(merged(ofA, NOW)))], pulls: [merged(ofA, NOW), ofB] }),
      'disproven',
    ],
    ['the issue closed as not planned', evidence({ events: [closed(day(19), BY_HAND, 'NOT_PLANNED')], pulls: [ofA] }), 'disproven'],
    ['closed by hand, nobody knows why', evidence({ events: [closed(day(15))], pulls: [ofA] }), 'unknown'],
    ['a partial answer', { kind: 'partial', gaps: ['the list is cut'] }, 'unknown'],
    ['an issue that cannot be read', { kind: 'unavailable', status: 404, what: 'GET /issues/5' }, 'unknown'],
  ])('%s: %p', (_name, told, expected) => expect(status(told)).toBe(expected));

  it('of who withdrew does not count', () => {
    const { competition } = view;
    const left = { ...competition, a: { ...competition.a, withdrawnAt: 7 } };
    expect(status(evidence({ pulls: [ofA] }), left)).toBe('disproven');
    expect(status(evidence({ pulls: [ofA, ofB] }), left)).toBe('proven');
  });
});
