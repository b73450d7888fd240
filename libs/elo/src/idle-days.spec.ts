import { idleDays, type Engagement } from './idle-days.ts';

const DAY = 100;
const at = { anchor: 5_000, blocksPerDay: DAY };
const idle: Engagement = { boundAt: 1_000, lastResult: null, enrolled: false, skips: [] };
const always = [{ from: 0, until: null }];

describe('idleDays (mechanism 2.7)', () => {
  it.each([
    ['since the identity was bound', {}, 40],
    ['since the last result', { lastResult: 3_000 }, 20],
    ['a result before the identity was bound anew', { lastResult: 500 }, 40],
    ['part of a day is no day', { lastResult: 3_001 }, 19],
    ['never while enrolled', { enrolled: true }, 0],
    ['seven days later after a skip', { skips: [2_000, 2_500] }, 18],
    ['a skip still forgives', { skips: [4_900] }, 0],
  ])('%s', (_name, more, days) => expect(idleDays({ ...idle, ...more }, always, at)).toBe(days));

  it.each([
    ['a dry spell costs nobody', [], 0],
    ['an issue closed before', [{ from: 0, until: 1_000 }], 0],
    ['an issue that was open for one block of the first day', [{ from: 0, until: 1_001 }], 1],
    ['an issue that opened on the last day', [{ from: 4_999, until: null }], 1],
    ['an issue that opened at the anchor', [{ from: 5_000, until: null }], 0],
    [
      'two issues on the same days count once',
      [
        { from: 2_000, until: 3_000 },
        { from: 2_500, until: 3_500 },
      ],
      15,
    ],
  ])('%s', (_name, open, days) => expect(idleDays(idle, open, at)).toBe(days));
});
