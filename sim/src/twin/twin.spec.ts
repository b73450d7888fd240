import fc from 'fast-check';
import { DAY } from '../history/types.ts';
import { audit } from './audit.ts';
import { TwinContract } from './contract.ts';
import { alpha, LAUNCH, type TwinParams } from './params.ts';
import { Ballot, countedWeights, isQuorum, Refused } from './quorum.ts';
import type { OutcomeVote } from './types.ts';

const WIN_A: OutcomeVote = { outcome: 'WinA', cancel: false, validA: true, validB: true };
const tenPercent: TwinParams = { ...LAUNCH, collateralBps: 1_000 };

/** Three validators, two funded issues of 100 alpha, two miners with 100 TAO that enrolled for the first issue. */
const stage = (params: TwinParams = tenPercent): TwinContract => {
  const twin = new TwinContract(params, countedWeights([1, 1, 1]));
  for (const id of [1n, 2n]) {
    twin.registerIssue(900n + id, alpha(100), 0);
    twin.bind(`M${id}`, `C${id}`, id, 0);
    twin.deposit(`M${id}`, alpha(100));
  }
  twin.harvest(alpha(250), 10);
  for (const hotkey of ['M1', 'M2']) twin.enrol(hotkey, [1n], 2 * DAY);
  return twin;
};

const duel = (params?: TwinParams): TwinContract => {
  const twin = stage(params);
  for (const validator of [0, 1]) twin.proposePairs(validator, 3 * DAY, [{ issueId: 1n, a: 'M1', b: 'M2' }]);
  expect(twin.start(3 * DAY, 3 * DAY)).toHaveLength(1);
  return twin;
};

const decide = (twin: TwinContract, vote: OutcomeVote, now: number): void => {
  for (const validator of [0, 1]) twin.voteOutcome(validator, 1n, vote, now);
};

describe('the twin of the contract', () => {
  it('pays 75 % after the challenge and the rest after the holdback, and never twice', () => {
    const twin = duel();
    decide(twin, WIN_A, 8 * DAY);
    expect(twin.settle(1n, 10 * DAY)).toBe(0n);
    expect([twin.settle(1n, 11 * DAY), twin.settle(1n, 12 * DAY)]).toEqual([alpha(75), 0n]);
    expect([twin.settle(1n, 29 * DAY), twin.settle(1n, 60 * DAY)]).toEqual([alpha(25), 0n]);
    expect(twin.ledger.paid).toBe(alpha(100));
    expect(audit(twin)).toEqual([]);
  });

  it('takes nothing of a loser with a valid pull request, nor of one beaten inside the window, and all of one that had none', () => {
    for (const [vote, taken] of [
      [WIN_A, 0],
      [{ ...WIN_A, validB: false, beatenB: true }, 0],
      [{ ...WIN_A, validB: false }, 1],
    ] as const) {
      const twin = duel();
      decide(twin, vote, 8 * DAY);
      twin.settle(1n, 29 * DAY);
      expect(twin.ledger.slashed).toBe(alpha(taken));
      expect([twin.miners.get('M1')?.free, twin.miners.get('M2')?.free]).toEqual([alpha(100), alpha(100 - taken)]);
    }
  });

  it('a revert in the holdback recycles what is unpaid, takes the lock and amends the record', () => {
    const twin = duel();
    decide(twin, WIN_A, 8 * DAY);
    twin.settle(1n, 11 * DAY);
    for (const validator of [0, 1]) twin.voteReverted(validator, 1n, 15 * DAY);
    expect(twin.ledger).toMatchObject({ paid: alpha(75), recycled: alpha(50 + 25), slashed: alpha(1) });
    expect(twin.results[0]?.amended).toEqual({ at: 15 * DAY, outcome: 'FaultA' });
    expect(twin.settle(1n, 60 * DAY)).toBe(0n);
    expect(audit(twin)).toEqual([]);
  });

  it('a double failure reopens the issue with its bounty', () => {
    const twin = duel();
    decide(twin, { outcome: 'BothFail', cancel: false, validA: true, validB: false }, 12 * DAY);
    expect(twin.isOpen(1n, 12 * DAY)).toBe(true);
    expect(twin.ledger.slashed).toBe(alpha(1));
    expect(audit(twin)).toEqual([]);
  });

  it('the first early withdrawal of a month is free and gives the other five days of waiting', () => {
    const twin = duel();
    twin.withdraw(1n, 'B', 4 * DAY);
    expect(twin.results[0]?.outcome).toBe('Void');
    expect(twin.ledger.slashed).toBe(0n);
    twin.enrol('M1', [1n], 5 * DAY);
    expect(twin.enrolled()[0]?.enrolledAt).toBe(0);
  });

  it('can return what the bounty played for does not need', () => {
    const twin = stage({ ...tenPercent, lockFollowsBounty: true });
    twin.registerIssue(950n, alpha(50), 2 * DAY);
    twin.harvest(alpha(50), 2 * DAY);
    for (const hotkey of ['M1', 'M2']) twin.enrol(hotkey, [1n, 3n], 4 * DAY);
    for (const validator of [0, 1]) twin.proposePairs(validator, 5 * DAY, [{ issueId: 3n, a: 'M1', b: 'M2' }]);
    expect(twin.start(5 * DAY, 5 * DAY).map(({ a }) => a.lock)).toEqual([alpha(0.5)]);
    expect(audit(twin)).toEqual([]);
  });

  it('votes for different payloads never add up', () => {
    const twin = duel();
    twin.voteOutcome(0, 1n, WIN_A, 8 * DAY);
    twin.voteOutcome(1, 1n, { ...WIN_A, outcome: 'WinB' }, 8 * DAY);
    expect(twin.results).toEqual([]);
    expect(() => twin.voteOutcome(0, 1n, WIN_A, 8 * DAY)).toThrow(Refused);
    twin.voteOutcome(2, 1n, WIN_A, 8 * DAY);
    expect(twin.results[0]?.outcome).toBe('WinA');
  });

  it.each([
    ['two miners of one coldkey', (twin: TwinContract) => twin.bind('M3', 'C1', 3n, 0), 'M3'],
    ['one miner twice', () => undefined, 'M1'],
  ])('does not start %s', (_, prepare, other) => {
    const twin = stage();
    prepare(twin);
    if (other === 'M3') {
      twin.deposit('M3', alpha(100));
      twin.enrol('M3', [1n], 2 * DAY);
    }
    const propose = (): void => {
      for (const validator of [0, 1]) twin.proposePairs(validator, 3 * DAY, [{ issueId: 1n, a: 'M1', b: other }]);
    };
    if (other === 'M1') expect(propose).toThrow(Refused);
    else propose();
    expect(twin.start(3 * DAY, 3 * DAY)).toEqual([]);
  });

  it('the audit sees a missing rao', () => {
    const twin = duel();
    twin.ledger.paid += 1n;
    twin.ledger.slashed += 1n;
    expect(audit(twin)).toHaveLength(2);
  });

  it('conserves alpha and TAO whatever anybody calls, and a refused call changes nothing', () => {
    const step = fc.record({
      call: fc.integer({ min: 0, max: 11 }),
      x: fc.integer({ min: 0, max: 5 }),
      y: fc.integer({ min: 0, max: 2 }),
      later: fc.integer({ min: 0, max: 4 * DAY }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const twin = stage();
        let now = 2 * DAY;
        for (const { call, x, y, later } of steps) {
          now += later;
          const before = JSON.stringify(moneyOf(twin));
          try {
            anyCall(twin, call, x, y, now);
          } catch (error) {
            if (!(error instanceof Refused)) throw error;
            expect(JSON.stringify(moneyOf(twin))).toBe(before);
          }
          expect(audit(twin)).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });
});

const moneyOf = (twin: TwinContract): string[] => [
  ...Object.values(twin.ledger).map(String),
  ...[...twin.miners.values()].map(({ free, enrolment, competing }) => `${free} ${enrolment?.lock} ${competing}`),
  ...[...twin.issues.values()].map(({ filled, status }) => `${filled} ${status}`),
  ...[...twin.competitions.values()].map(({ held, a, b, decidedAt }) => `${held} ${a.lock} ${b.lock} ${decidedAt}`),
];

const OUTCOMES = ['WinA', 'WinB', 'BothFail', 'FaultA', 'WalkoverB', 'Void'] as const;

const anyCall = (twin: TwinContract, call: number, x: number, y: number, now: number): void => {
  const hotkey = `M${1 + (x % 3)}`;
  const last = BigInt(twin.competitions.size);
  const vote: OutcomeVote = { outcome: OUTCOMES[x] ?? 'Void', cancel: y === 1, validA: y > 0, validB: y > 1 };
  const calls = [
    () => twin.registerIssue(950n, alpha(30 + x), now),
    () => twin.harvest(alpha(40 * x), now),
    () => twin.deposit(hotkey, alpha(x)),
    () => twin.withdrawDeposit(hotkey),
    () => twin.enrol(hotkey, [BigInt(1 + y)], now),
    () => twin.withdrawEnrolment(hotkey),
    () => twin.proposePairs(x % 3, now, [{ issueId: BigInt(1 + y), a: 'M1', b: 'M2' }]),
    () => {
      for (const validator of [0, 1]) twin.proposePairs(validator, now, [{ issueId: BigInt(1 + y), a: 'M2', b: 'M1' }]);
      twin.start(now, now);
    },
    () => [0, 1].forEach((validator) => twin.voteOutcome(validator, last, vote, now)),
    () => twin.settle(last, now),
    () => [0, 1].forEach((validator) => twin.voteReverted(validator, last, now)),
    () => (x % 2 === 0 ? twin.expire(now) : twin.withdraw(last, 'A', now)),
  ];
  calls[call]?.();
};

describe('quorum', () => {
  it.each([
    [[90, 5, 5], [0], false],
    [[90, 5, 5], [1, 2], true],
    [[60, 20, 10, 10], [0, 1], false],
    [[25, 25, 25, 25], [0, 1], false],
    [[25, 25, 25, 25], [0, 1, 2], true],
  ])('stakes %j, votes of %j: %p', (stakes, votes, decided) => expect(isQuorum(countedWeights(stakes), new Set(votes))).toBe(decided));

  it('no validator of four or more counts for more than 30 %', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1_000, max: 1_000_000 }), { minLength: 4, maxLength: 16 }), (stakes) => {
        const weights = countedWeights(stakes).map(({ weight }) => weight);
        expect(Math.max(...weights)).toBeLessThanOrEqual(0.3 * weights.reduce((sum, weight) => sum + weight, 0));
      }),
    ));

  it('a vote never changes', () => {
    const ballot = new Ballot<string>(countedWeights([1, 1, 1]));
    ballot.cast(0, 'x');
    expect(() => ballot.cast(0, 'x')).toThrow(Refused);
  });
});
