import fc from 'fast-check';
import { POOL } from './constants.ts';
import { getOssRewards } from './get-oss-rewards.ts';
import type { RawContributionRecords } from './records.ts';
import { ago, ALICE, BOB, changesRequested, IDS, issue, pull, records, repository, type RawPull } from './testing/contributions.ts';

const ten = repository({ fixedBase: 10, labels: { feature: 1_500 } });
const open = (number: number, more: Partial<RawPull> = {}): RawPull => pull(number, { mergedAt: null, mergedById: null, ...more });
const closed = (number: number): RawPull => open(number, { closings: [{ closedAt: ago(1), reopenedAt: null }] });
const three = [pull(1), pull(2), pull(3)];

const of = async (more: Partial<RawContributionRecords>, hotkey = ALICE) => {
  const { repositories, ...rest } = await getOssRewards(records({ repositories: [ten], ...more }));
  const report = repositories[0]?.miners.find((miner) => miner.hotkey === hotkey);
  if (report === undefined) throw new Error(`no report of ${hotkey}`);
  return { ...rest, report };
};

describe('points for pull requests', () => {
  it('are base times factors, less collateral', async () => {
    const { report, shares, left } = await of({
      pulls: [
        pull(1),
        pull(2, { labels: [{ name: 'feature', byAssociation: 'OWNER', appliedAt: ago(1), removedAt: null }] }),
        pull(3, { reviews: [changesRequested(), changesRequested()] }),
        pull(4, { mergedAt: ago(10) }),
        open(5, { reviews: [changesRequested()] }),
      ],
      issues: [issue(9, 1, { authorAssociation: 'MEMBER' })],
    });
    // 10 x 1.66 = 16.6; 10 x 1.5 = 15; 10 x (1 - 0.3) = 7; 10 x 0.5 after ten days = 5.
    expect(report.pulls.pulls.map(({ earned }) => earned)).toEqual([16_600_000n, 15_000_000n, 7_000_000n, 5_000_000n]);
    // 43.6 less 10 x 0.2 x 1.15 = 2.3.
    expect(report.pulls).toMatchObject({ score: 41_300_000n, collateral: 2_300_000n, refused: null });
    expect([...shares, left]).toEqual([[ALICE, POOL], 0n]);
  });

  it('come from what the files are worth where no base is fixed', async () => {
    const { report } = await of({ pulls: three, repositories: [repository()] });
    // 7.497 tokens: 7.497 / 58 = 0.129259, 25 (1 - e^-0.129259) = 25 x 0.121253 = 3.031325; 5 x 7.497 / 1,500 = 0.024990.
    expect(report.pulls.pulls[0]?.base).toBe(3_056_315n);
    expect(report.pulls.score).toBe(3n * 3_056_315n);
  });

  it.each([
    ['two merged', [pull(1), pull(2)], '2 valid merged pull requests, 3 are needed'],
    ['one of three too small', [...three.slice(1), pull(9, { files: [] })], '2 valid merged pull requests, 3 are needed'],
    ['three of four', [...three, closed(4)], '3 of 4 ended well, fewer than 80 %'],
    ['four of five', [...three, pull(4), closed(5)], null],
    [
      'one older than the lookback',
      [...three.slice(1), pull(1, { createdAt: ago(40), mergedAt: ago(30) })],
      '2 valid merged pull requests, 3 are needed',
    ],
  ])('pass the gates or not: %s', async (_name, pulls, refused) => {
    const { report } = await of({ pulls });
    expect([report.pulls.refused, report.pulls.score > 0n]).toEqual([refused, refused === null]);
  });

  it('are none with three open at once, and not negative for it', async () => {
    const { report, left } = await of({ pulls: [...three, open(4), open(5), open(6)] });
    expect([report.pulls.score, left]).toEqual([0n, POOL]);
  });
});

describe('points for discovered issues', () => {
  const solutions = [1, 2, 3, 4].map((number) => pull(number, { authorId: IDS.carol, mergedAt: ago(10) }));
  const found = (number: number, byPull: number | null) =>
    issue(number, byPull, { authorId: IDS.bob, closings: [{ closedAt: ago(10), reopenedAt: null, reason: 'COMPLETED', byPull }] });
  const four = [found(21, 1), found(22, 2), found(23, 3), found(24, 4)];

  it('are the base of the solution times its factors and credibility', async () => {
    const { report, shares } = await of({ pulls: solutions, issues: [...four, found(25, null)] }, BOB);
    // 4 of 5 solved: 10 x 0.5 after ten days x 0.8 = 4, four times.
    expect(report.issues).toMatchObject({ score: 16_000_000n, refused: null });
    expect([...shares]).toEqual([[BOB, POOL]]);
  });

  it.each([
    ['two failed', [...four, found(25, null), found(26, null)], '4 of 6 ended well, fewer than 80 %'],
    ['two solved', four.slice(2), '2 valid solved issues, 3 are needed'],
    ['one rewritten after the merge', [...four.slice(0, 3), { ...found(24, 4), edits: [ago(9)] }], '3 of 4 ended well, fewer than 80 %'],
    ['two that one pull request solved', [...four.slice(1, 3), found(25, 2)], '2 valid solved issues, 3 are needed'],
  ])('pass the gates or not: %s', async (_name, issues, refused) => {
    const { report } = await of({ pulls: solutions, issues }, BOB);
    expect([report.issues.refused, report.issues.score]).toEqual([refused, 0n]);
  });

  it('go to the earliest issue of a pull request, whoever wrote the later one', async () => {
    const later = { ...found(20, 1), authorId: IDS.alice, createdAt: ago(19) };
    const paid = async (hotkey: string) => (await of({ pulls: solutions, issues: [...four, later] }, hotkey)).report.issues.issues;
    expect((await paid(BOB)).map(({ number }) => number)).toEqual([21, 22, 23, 24]);
    expect(await paid(ALICE)).toEqual([]);
  });

  it('are none for what the author solved', async () => {
    const own = solutions.map((solution) => ({ ...solution, authorId: IDS.bob }));
    const { report } = await of({ pulls: own, issues: four }, BOB);
    expect(report.issues).toMatchObject({ issues: [], refused: '0 valid solved issues, 3 are needed' });
  });
});

describe('shares', () => {
  const ofBob = three.map((one) => ({ ...one, number: one.number + 10, authorId: IDS.bob }));

  it('leave nothing to several hotkeys of one GitHub account', async () => {
    const CAROL = '5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y';
    const miners = [...records().miners, { hotkey: CAROL, githubId: IDS.bob }];
    const { shares, shared } = await of({ miners, pulls: [...three, ...ofBob] });
    expect([...shares]).toEqual([[ALICE, POOL]]);
    expect(shared).toEqual([BOB, CAROL]);
  });

  it('are parts of the repositories where somebody earned', async () => {
    const repositories = [ten, { ...ten, id: 2, share: 3 }, { ...ten, id: 3, share: 96 }];
    const { shares } = await of({ repositories, pulls: [...three, ...ofBob.map((one) => ({ ...one, repositoryId: 2 }))] });
    expect([...shares]).toEqual([
      [BOB, 750_000_000n],
      [ALICE, 250_000_000n],
    ]);
  });

  it('are all left when there is nothing', async () =>
    expect(await getOssRewards(records())).toMatchObject({ left: POOL, shares: new Map() }));
});

describe('the door', () => {
  it.each([
    ['the same pull request twice', { pulls: [pull(1), pull(1)] }],
    [
      'the same hotkey twice',
      {
        miners: [
          { hotkey: ALICE, githubId: 1 },
          { hotkey: ALICE, githubId: 2 },
        ],
      },
    ],
    ['a record of a repository that is not scored', { pulls: [pull(1, { repositoryId: 7 })] }],
  ])('refuses %s', (why, more) => expect(getOssRewards(records(more))).rejects.toThrow(why));

  it('refuses what is no time', () =>
    expect(getOssRewards(records({ pulls: [pull(1, { createdAt: 'yesterday' })] }))).rejects.toThrow('createdAt'));
});

describe('two validators', () => {
  const many = fc.array(
    fc.record({
      authorId: fc.constantFrom(...Object.values(IDS)),
      mergedAt: fc.option(fc.integer({ min: 0, max: 11 }).map(ago), { freq: 9 }),
      reviews: fc.array(
        fc.integer({ min: 0, max: 11 }).map((day) => changesRequested(ago(day))),
        { maxLength: 2 },
      ),
    }),
    { minLength: 5, maxLength: 14 },
  );
  const world = many.map((drawn) =>
    records({
      repositories: [repository()],
      pulls: drawn.map((more, index) => pull(index + 1, more)),
      issues: drawn.map(({ authorId }, index) => issue(100 + index, index + 1, { authorId: 11 + ((authorId + 1) % 4) })),
    }),
  );
  const shuffled = (input: RawContributionRecords, turn: number): RawContributionRecords => {
    const mix = <T>(list: readonly T[]): T[] =>
      [...list.slice(turn % (list.length || 1)), ...list.slice(0, turn % (list.length || 1))].reverse();
    return { ...input, miners: mix(input.miners), pulls: mix(input.pulls), issues: mix(input.issues) };
  };
  const later = (input: RawContributionRecords): RawContributionRecords => ({
    ...input,
    pulls: [
      ...input.pulls.map((one) => ({
        ...one,
        mergedAt: one.mergedAt ?? ago(-1),
        edits: [ago(-2)],
        reviews: [...one.reviews, changesRequested(ago(-1))],
        labels: [{ name: 'feature', byAssociation: 'OWNER' as const, appliedAt: ago(-1), removedAt: null }],
      })),
      pull(900, { createdAt: ago(-1), mergedAt: ago(-2) }),
    ],
    issues: input.issues.map((one) => ({
      ...one,
      edits: [ago(-2)],
      closings: one.closings.map((closing) => ({ ...closing, reopenedAt: ago(-1) })),
    })),
  });

  it('agree whatever the order of their records and however late they read them', async () => {
    let paid = 0;
    await fc.assert(
      fc.asyncProperty(world, fc.nat(20), async (input, turn) => {
        const rewards = await getOssRewards(input);
        expect(await getOssRewards(shuffled(input, turn))).toEqual(rewards);
        expect(await getOssRewards(later(input))).toEqual(rewards);
        const given = [...rewards.shares.values()];
        paid += given.length;
        expect(given.every((share) => share > 0n)).toBe(true);
        expect(given.reduce((sum, share) => sum + share, rewards.left)).toBe(POOL);
      }),
      { numRuns: 12 },
    );
    expect(paid).toBeGreaterThan(0);
  });
});
