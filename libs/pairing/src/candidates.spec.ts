import { NEWCOMER, type PlayerRating } from '@joust/elo';
import { candidates, type AnchorView, type EnrolledMiner } from './candidates.ts';

const ALPHA = 1_000_000_000n;
const ANCHOR = 1_000;

const open = { id: 1n, bounty: 20n * ALPHA, authorId: 9n, registeredAt: 100, openedAt: 200 };
const enrolled = (more: Partial<EnrolledMiner> = {}): EnrolledMiner => ({
  hotkey: 'M1',
  coldkey: 'C1',
  githubId: 1n,
  boundAt: 50,
  picks: [1n],
  enrolledAt: ANCHOR - 80,
  waitingSince: ANCHOR - 80,
  expiresAt: 2_000,
  ...more,
});
const view = (more: Partial<AnchorView> = {}): AnchorView => ({
  anchor: ANCHOR,
  blocksPerDay: 36,
  epochBlocks: 9,
  issues: [open],
  enrolled: [enrolled()],
  occupied: new Set(),
  ratings: { players: new Map(), house: 0 },
  ...more,
});
const rated = (rating: Partial<PlayerRating>) => ({ players: new Map([[1n, { ...NEWCOMER, ...rating }]]), house: 0 });

describe('candidates (mechanism 3.2 step 1)', () => {
  it('takes an open issue and an enrolled newcomer, with a credit for two days of waiting', () =>
    expect(candidates(view())).toEqual({
      issues: [{ id: 1n, bounty: 20n * ALPHA, authorId: 9n, readyAt: 209 }],
      miners: [{ hotkey: 'M1', coldkey: 'C1', githubId: 1n, picks: [1n], enrolledAt: 920, priority: 1_466_000 }],
      excluded: new Map(),
    }));

  it.each([
    ['enrolled at the anchor', { enrolled: [enrolled({ enrolledAt: ANCHOR, waitingSince: ANCHOR - 80 })] }, 'enrolled-later'],
    ['enrolled until the anchor', { enrolled: [enrolled({ expiresAt: ANCHOR })] }, 'enrolment-over'],
    ['bound at the anchor', { enrolled: [enrolled({ boundAt: ANCHOR })] }, 'bound-later'],
    ['in a competition', { occupied: new Set([1n]) }, 'competing'],
    ['below 1,300', { ratings: rated({ effective: 1_299_999 }) }, 'below-threshold'],
    ['cooling down', { ratings: rated({ strikes: 2, lastStrike: ANCHOR - 3 * 36 + 1 }) }, 'cooling-down'],
    ['without a pick in play', { enrolled: [enrolled({ picks: [7n] })] }, 'no-issue-in-play'],
    [
      'on probation, for a bounty above 50 alpha',
      { ratings: rated({ ema: 13_106 }), issues: [{ ...open, bounty: 51n * ALPHA }] },
      'no-issue-in-play',
    ],
    [
      'with two results, for a bounty above 100 alpha',
      { ratings: rated({ results: 2 }), issues: [{ ...open, bounty: 101n * ALPHA }] },
      'no-issue-in-play',
    ],
  ] as const)('leaves out a miner %s', (_name, more, reason) => {
    const { miners, excluded } = candidates(view(more));
    expect(miners).toEqual([]);
    expect(excluded).toEqual(new Map([['M1', reason]]));
  });

  it.each([
    ['opened less than an epoch ago', { openedAt: ANCHOR - 8 }],
    ['registered at the anchor', { registeredAt: ANCHOR }],
  ])('leaves out an issue %s', (_name, more) => expect(candidates(view({ issues: [{ ...open, ...more }] })).issues).toEqual([]));

  it.each([
    ['a newcomer', {}, 100],
    ['two results', { results: 2 }, 100],
    ['three results', { results: 3 }, null],
    ['1,550 and five results', { results: 5, effective: 1_550_000 }, null],
    ['probation', { results: 5, ema: 13_106 }, 50],
    ['a performance of 0.2', { results: 5, ema: 13_107 }, null],
    ['probation before three results', { results: 2, ema: 13_106 }, 50],
    ['probation in spite of 1,550', { results: 5, ema: 13_106, effective: 1_550_000 }, 50],
  ])('limits the bounty by standing (mechanism 4.8): %s', (_name, standing, alpha) => {
    const bounties = [50, 51, 100, 101, 100_000];
    const issues = bounties.map((bounty, index) => ({ ...open, id: BigInt(index), bounty: BigInt(bounty) * ALPHA }));
    const all = enrolled({ picks: issues.map(({ id }) => id) });
    const [miner] = candidates(view({ issues, enrolled: [all], ratings: rated(standing) })).miners;
    expect(miner?.picks.map((pick) => bounties[Number(pick)])).toEqual(bounties.filter((bounty) => alpha === null || bounty <= alpha));
  });

  it('an enrolment of 28 epochs is in play at the 28 anchors after it, and lapses', () => {
    const lapsing = enrolled({ enrolledAt: 95, expiresAt: 95 + 28 * 9 });
    const at = (anchor: number) => candidates(view({ anchor, enrolled: [lapsing], issues: [{ ...open, registeredAt: 10, openedAt: 20 }] }));
    const anchors = Array.from({ length: 40 }, (_, epochs) => 91 + 9 * epochs);
    expect(anchors.filter((anchor) => at(anchor).miners.length === 1)).toEqual(anchors.slice(1, 29));
    expect(at(91 + 29 * 9).excluded).toEqual(new Map([['M1', 'enrolment-over']]));
  });

  it('credits at most 20 whole days of waiting', () => {
    const after = (days: number) => candidates(view({ enrolled: [enrolled({ waitingSince: ANCHOR - days * 36 })] })).miners[0]?.priority;
    expect([after(1), after(19), after(20), after(25)]).toEqual([1_458_000, 1_602_000, 1_610_000, 1_610_000]);
  });

  it('takes the threshold itself and the first block after a cooldown', () => {
    expect(candidates(view({ ratings: rated({ effective: 1_300_000 }) })).miners).toHaveLength(1);
    expect(candidates(view({ ratings: rated({ strikes: 2, lastStrike: ANCHOR - 3 * 36 }) })).miners).toHaveLength(1);
  });
});
