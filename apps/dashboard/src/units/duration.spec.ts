import { formatCountdown, formatDistance, formatMoment } from './duration';

describe('durations', () => {
  it.each([
    [-5_000, '0:00'],
    [0, '0:00'],
    [1, '0:01'],
    [41_001, '0:42'],
    [125_000, '2:05'],
    [3_600_000, '01:00:00'],
    [97_929_000, '1 d 03:12:09'],
  ] as const)('%i ms are left as %s', (ms, text) => expect(formatCountdown(ms)).toBe(text));

  it.each([
    [999_000, 1_000_000, 'just now'],
    [940_000, 1_000_000, '1 min ago'],
    [1_012_000, 1_000_000, 'in 12 s'],
    [1_000_000 + 3 * 3_600_000, 1_000_000, 'in 3 h'],
    [0, 5 * 86_400_000, '5 d ago'],
  ] as const)('%i seen from %i is %s', (at, now, text) => expect(formatDistance(at, now)).toBe(text));

  it('names the moment in UTC too', () => {
    expect(formatMoment('2026-11-21T08:00:00.000Z')).toContain('2026-11-21T08:00:00Z');
  });
});
