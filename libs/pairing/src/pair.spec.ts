import { pair } from './pair.ts';
import { epoch, issue, miner } from './testing/epoch.ts';
import { readLiterally } from './testing/literal.ts';

const issues = [issue(10, 200), issue(11, 80), issue(12, 60), issue(13, 40)];
const miners = [
  miner(1, 1620, [10, 11]),
  miner(2, 1580, [10]),
  miner(3, 1560, [10, 12]),
  miner(4, 1500, [11]),
  miner(5, 1480, [12, 11]),
  miner(6, 1450, [13]),
];

const oneColdkey = miners.map((one) => (one.githubId < 3n ? { ...one, coldkey: 'C0' } : one));

describe('the fixture of mechanism 3.2', () => {
  it.each([
    [
      'as it is',
      miners,
      [13n, 11n],
      [
        { issueId: 10n, a: 'M1', b: 'M2' },
        { issueId: 12n, a: 'M3', b: 'M5' },
      ],
      ['M4', 'M6'],
    ],
    [
      'with M1 and M2 on one coldkey',
      oneColdkey,
      [13n, 12n],
      [
        { issueId: 10n, a: 'M1', b: 'M3' },
        { issueId: 11n, a: 'M4', b: 'M5' },
      ],
      ['M2', 'M6'],
    ],
  ])('%s: who leaves play, who is paired, who waits', (_name, enrolled, left, pairs, waiting) => {
    const input = epoch(issues, enrolled);
    expect(pair(input)).toEqual(pairs);
    expect(readLiterally(input).left.map(({ issueId }) => issueId)).toEqual(left);
    const paired = new Set(pairs.flatMap(({ a, b }) => [a, b]));
    expect(enrolled.map(({ hotkey }) => hotkey).filter((hotkey) => !paired.has(hotkey))).toEqual(waiting);
  });
});

describe('pair', () => {
  it('never pairs the author of the issue', () => {
    const own = epoch([issue(1, 10, { authorId: 1n })], [miner(1, 1600, [1]), miner(2, 1500, [1]), miner(3, 1400, [1])]);
    expect(pair(own)).toEqual([{ issueId: 1n, a: 'M2', b: 'M3' }]);
  });

  it('never pairs a third meeting', () => {
    const met = (a: bigint, b: bigint) => (a + b === 3n ? 2 : 0);
    const miners = [miner(1, 1600, [1]), miner(2, 1500, [1]), miner(3, 1400, [1])];
    expect(pair(epoch([issue(1, 10)], miners, { meetings: met }))).toEqual([{ issueId: 1n, a: 'M1', b: 'M3' }]);
  });

  it.each([
    ['waits for a third miner', 100, 50, []],
    ['has waited when all were in play at the anchor before', 99, 100, [{ issueId: 1n, a: 'M1', b: 'M2' }]],
    ['waits when the issue was not ready at the anchor before', 99, 101, []],
  ])('an issue whose only two miners met once %s', (_name, enrolledAt, readyAt, pairs) => {
    const two = [miner(1, 1600, [1], { enrolledAt }), miner(2, 1500, [1], { enrolledAt: 20 })];
    expect(pair(epoch([issue(1, 10, { readyAt })], two, { meetings: () => 1 }))).toEqual(pairs);
  });

  it('lets the waiting miners take their next pick meanwhile', () => {
    const two = [miner(1, 1600, [1, 2], { enrolledAt: 100 }), miner(2, 1500, [1]), miner(3, 1400, [2])];
    const meetings = (a: bigint, b: bigint) => (a + b === 3n ? 1 : 0);
    expect(pair(epoch([issue(1, 10), issue(2, 5)], two, { meetings }))).toEqual([{ issueId: 2n, a: 'M1', b: 'M3' }]);
  });

  it('deletes the larger id of equal bounties first', () => {
    const cross = [miner(1, 1600, [1, 2]), miner(2, 1500, [2, 1])];
    expect(pair(epoch([issue(1, 10), issue(2, 10)], cross))).toEqual([{ issueId: 1n, a: 'M1', b: 'M2' }]);
  });

  it('refuses a miner given twice', () =>
    expect(() => pair(epoch(issues, [miner(1, 1600, [10]), miner(1, 1500, [10])]))).toThrow('given twice'));
});
