import fc from 'fast-check';
import {
  A,
  B,
  BOT,
  BY_HAND,
  byCommit,
  byPull,
  CLOSE,
  closed,
  DAY,
  day,
  evidence,
  MAINTAINER,
  merged,
  OPEN,
  OUTSIDER,
  pull,
  reopened,
  RESOLVE,
  view,
  withEvents,
} from '../testing/cases.ts';
import type { Evidence, IssueEvent, PullFacts } from '../evidence/evidence.ts';
import { detect } from './detect.ts';
import type { Verdict } from './verdict.ts';

const LATE = day(60);
const at = (told: Evidence, now = LATE): Verdict => detect(view, told, BigInt(now));

/** The outcome with what tells it apart: the cancel reason, or the flags. */
const short = (verdict: Verdict): string => {
  if (verdict.status !== 'proven') return verdict.status;
  const { outcome, void: action, validA, validB } = verdict.payload;
  return [outcome, action?.type === 'Cancel' ? action.value : action?.type, `${validA ? 'a' : '-'}${validB ? 'b' : '-'}`]
    .filter(Boolean)
    .join(' ');
};

const ofA = pull(10, A, day(3));
const ofB = pull(11, B, day(4));
const mergedA = merged(ofA, day(5));
const solvedBy = (it: PullFacts, ...others: PullFacts[]): Evidence =>
  evidence({ events: [closed(it.mergedAt ?? 0, byPull(it))], pulls: [it, ...others] });

describe('who solved it', () => {
  it.each<[string, Evidence, string]>([
    ['the closer is the pull request of a', solvedBy(mergedA, ofB), 'WinA ab'],
    ['the loser had none', solvedBy(mergedA), 'WinA a-'],
    ['the loser withdrew his', solvedBy(mergedA, withEvents(pull(11, B, day(3)), { type: 'closed', at: day(4) })), 'WinA a-'],
    ['merged after close, the other with a valid one', solvedBy(merged(ofA, day(12)), ofB), 'WinA ab'],
    ['merged after close, the other without', solvedBy(merged(ofA, day(12))), 'WalkoverA a-'],
    ['merged after close, the other with a draft', solvedBy(merged(ofA, day(12)), pull(11, B, day(4), { isDraft: true })), 'WalkoverA a-'],
    ['created in the first and merged in the last moment', solvedBy(merged(pull(10, A, OPEN), RESOLVE)), 'WalkoverA a-'],
    ['merged by a rival', solvedBy(merged(ofA, day(5), B)), 'Void SolvedInvalid a-'],
    ['merged by its author', solvedBy(merged(ofA, day(5), A)), 'Void SolvedInvalid a-'],
    ['its author belongs to the house', solvedBy({ ...mergedA, association: 'COLLABORATOR' }), 'Void SolvedInvalid a-'],
    ['merged to another branch', solvedBy({ ...mergedA, baseBranch: 'next' }), 'Void SolvedInvalid --'],
    ['merged by a bot, nobody approved', solvedBy(merged(ofA, day(5), BOT)), 'Void SolvedInvalid a-'],
    [
      'merged by a bot, a member approved before',
      solvedBy(merged(ofA, day(5), BOT, { approvals: [{ author: MAINTAINER, association: 'MEMBER', at: day(4) }] })),
      'WinA a-',
    ],
    [
      'merged by a bot, approved after',
      solvedBy(merged(ofA, day(5), BOT, { approvals: [{ author: MAINTAINER, association: 'MEMBER', at: day(6) }] })),
      'Void SolvedInvalid a-',
    ],
    [
      'merged by a bot, the rival approved',
      solvedBy(merged(ofA, day(5), BOT, { approvals: [{ author: B, association: 'MEMBER', at: day(4) }] })),
      'Void SolvedInvalid a-',
    ],
    ['the merger has no account any more', solvedBy(merged(ofA, day(5), null)), 'unknown'],
    [
      'the author has no account any more',
      evidence({ events: [closed(day(5), byPull(merged(pull(10, null, day(3)), day(5))))] }),
      'unknown',
    ],
    ['opened before the window', solvedBy(merged(pull(10, A, OPEN - 1_000), day(5))), 'FaultA --'],
    ['opened after the window', solvedBy(merged(pull(10, A, CLOSE + 1_000), day(12)), ofB), 'Void SolvedInvalid -b'],
    ['an outsider', solvedBy(merged(pull(10, OUTSIDER, day(3)), day(5)), ofB), 'Void SolvedOutside -b'],
    [
      'the same number in another repository, by a competitor',
      evidence({ events: [closed(day(5), byPull({ ...mergedA, repoId: 78 }))] }),
      'Void SolvedInvalid --',
    ],
    ['a commit of the pull request', evidence({ events: [closed(day(5), byCommit(A, mergedA))], pulls: [mergedA] }), 'WinA a-'],
    [
      'a commit that a release carried',
      evidence({ events: [closed(day(6), byCommit(A, merged(pull(20, OUTSIDER, day(6)), day(6)), mergedA))], pulls: [mergedA] }),
      'WinA a-',
    ],
    ['a commit of no pull request, by an outsider', evidence({ events: [closed(day(5), byCommit(OUTSIDER))] }), 'Void SolvedOutside --'],
    ['a commit of no pull request, by a competitor', evidence({ events: [closed(day(5), byCommit(B))] }), 'unknown'],
    ['a commit of no pull request, by nobody known', evidence({ events: [closed(day(5), byCommit(null))] }), 'unknown'],
    [
      'by hand, the linked pull request is merged',
      evidence({ events: [closed(day(6), BY_HAND)], pulls: [mergedA], closing: [mergedA] }),
      'WinA a-',
    ],
    [
      'by hand, a later trivial claim does not steal',
      evidence({ events: [closed(day(7), BY_HAND)], pulls: [mergedA, merged(ofB, day(6))], closing: [merged(ofB, day(6)), mergedA] }),
      'WinA ab',
    ],
    ['by hand, merged only afterwards', evidence({ events: [closed(day(4), BY_HAND)], pulls: [mergedA], closing: [mergedA] }), 'unknown'],
    [
      'by hand, linked to an outsider: never a cancel',
      evidence({ events: [closed(day(6), BY_HAND)], closing: [merged(pull(10, OUTSIDER, day(3)), day(5))] }),
      'unknown',
    ],
    [
      'by hand, linked to an early one: never a fault',
      evidence({ events: [closed(day(6), BY_HAND)], closing: [merged(pull(10, A, day(1)), day(5))] }),
      'unknown',
    ],
    ['a project board', evidence({ events: [closed(day(5), { kind: 'other', name: 'ProjectV2' })] }), 'unknown'],
    ['not planned', evidence({ events: [closed(day(5), BY_HAND, 'NOT_PLANNED')], pulls: [ofA] }), 'Void NotPlanned a-'],
    ['a duplicate', evidence({ events: [closed(day(5), BY_HAND, 'DUPLICATE')] }), 'Void Duplicate --'],
    ['no reason given', evidence({ events: [closed(day(5), BY_HAND, null)] }), 'unknown'],
  ])('%s', (_name, told, expected) => expect(short(at(told))).toBe(expected));
});

it('names no pull request in a VOID: nobody earned anything by it', () => {
  const outside = solvedBy(merged(pull(10, OUTSIDER, day(3)), day(5)));
  expect(at(outside)).toMatchObject({ payload: { outcome: 'Void', pullNumber: 0, mergeSha: `0x${'0'.repeat(40)}` } });
});

describe('nobody solved it', () => {
  const turnedDown = withEvents(ofA, { type: 'closed', at: day(12) });
  it.each<[string, Evidence, string]>([
    ['nobody came', evidence({}), 'BothFail --'],
    ['only drafts', evidence({ pulls: [pull(10, A, day(3), { isDraft: true })] }), 'BothFail --'],
    ['ready after close', evidence({ pulls: [withEvents(ofA, { type: 'readied', at: day(10) })] }), 'BothFail --'],
    ['a draft again before close', evidence({ pulls: [withEvents(ofA, { type: 'drafted', at: day(8) })] }), 'BothFail --'],
    [
      'aimed at another branch until after close',
      evidence({ pulls: [withEvents(ofA, { type: 'rebased', at: day(10), from: 'next', to: 'main' })] }),
      'BothFail --',
    ],
    ['both turned down after close', evidence({ pulls: [turnedDown, withEvents(ofB, { type: 'closed', at: day(13) })] }), 'BothFail ab'],
    ['one turned down, the other never came', evidence({ pulls: [turnedDown] }), 'BothFail a-'],
    ['one in review, the other turned down', evidence({ pulls: [turnedDown, ofB] }), 'BothFail ab'],
    ['both in review', evidence({ pulls: [ofA, ofB] }), 'Void Return ab'],
    ['a in review, b never came', evidence({ pulls: [ofA] }), 'FaultB a-'],
    ['b in review, a never came', evidence({ pulls: [ofB] }), 'FaultA -b'],
    ['merged after the final resolve', solvedBy(merged(ofA, RESOLVE + 1_000), ofB), 'Void Return ab'],
  ])('%s', (_name, told, expected) => expect(short(at(told))).toBe(expected));

  it('is known half an hour after close, not before', () => {
    const half = DAY / 48;
    expect([CLOSE - 1, CLOSE + 1, CLOSE + half + 1].map((now) => short(at(evidence({}), now)))).toEqual([
      'pending',
      'pending',
      'BothFail --',
    ]);
  });
});

describe('a competitor who withdrew', () => {
  const { competition } = view;
  const without = (letter: 'a' | 'b', told: Evidence): string =>
    short(detect({ ...view, competition: { ...competition, [letter]: { ...competition[letter], withdrawnAt: 7 } } }, told, BigInt(LATE)));
  it.each<[string, 'a' | 'b', Evidence, string]>([
    ['leaves the other a walkover', 'b', solvedBy(mergedA, ofB), 'WalkoverA a-'],
    ['cannot win any more', 'a', solvedBy(mergedA, ofB), 'Void SolvedInvalid -b'],
    ['has nothing in review', 'b', evidence({ pulls: [ofA, ofB] }), 'FaultB a-'],
    ['makes it a double fail with one who never came', 'a', evidence({ pulls: [ofA] }), 'BothFail --'],
  ])('%s', (_name, letter, told, expected) => expect(without(letter, told)).toBe(expected));
});

describe('what follows a solution', () => {
  const then = (...events: IssueEvent[]): Evidence => evidence({ events: [closed(day(5), byPull(mergedA)), ...events], pulls: [mergedA] });
  const reverted = (on: number): Evidence => solvedBy({ ...mergedA, reverts: [{ number: 30, mergedAt: on }] });
  it.each<[string, Evidence, number, string]>([
    ['reopened an hour ago', then(reopened(day(6))), day(6.5), 'pending'],
    ['reopened for two days', then(reopened(day(6))), day(8), 'FaultA a-'],
    [
      'reopened shortly and closed by hand',
      evidence({
        events: [closed(day(5), byPull(mergedA)), reopened(day(6)), closed(day(7), BY_HAND)],
        pulls: [mergedA],
        closing: [mergedA],
      }),
      LATE,
      'WinA a-',
    ],
    ['reopened after the holdback', then(reopened(day(27))), LATE, 'WinA a-'],
    ['reverted in the holdback', reverted(day(20)), LATE, 'FaultA a-'],
    ['reverted after the holdback', reverted(day(27)), LATE, 'WinA a-'],
    ['not yet reverted', reverted(day(20)), day(19), 'WinA a-'],
    [
      'moved afterwards',
      evidence({
        events: [closed(day(5), byPull(mergedA)), { type: 'transferred', at: day(7), fromRepoId: 77, fromRepo: 'round/table' }],
        pulls: [mergedA],
        repoId: 78,
      }),
      LATE,
      'WinA a-',
    ],
  ])('%s', (_name, told, now, expected) => expect(short(at(told, now))).toBe(expected));

  it('an earlier closure, undone before the window, is history', () => {
    const early = merged(pull(9, OUTSIDER, 0), DAY / 2);
    const told = evidence({ events: [closed(DAY / 2, byPull(early)), reopened(DAY), closed(day(5), byPull(mergedA))], pulls: [mergedA] });
    expect(short(at(told))).toBe('WinA a-');
  });

  it('a closure without a winner that was undone for good leaves the issue open', () => {
    expect(short(at(evidence({ events: [closed(day(3), BY_HAND, 'NOT_PLANNED'), reopened(day(4))] })))).toBe('BothFail --');
  });

  it('the last of two close events without a reopening counts', () => {
    expect(short(at(evidence({ events: [closed(day(3), BY_HAND), closed(day(3) + 9_000, BY_HAND, 'NOT_PLANNED')] })))).toBe(
      'Void NotPlanned --',
    );
  });
});

describe('an issue that is gone', () => {
  it('is never a reason to cancel when GitHub does not say since when', () => {
    for (const status of [404, 410, 451] as const) expect(at({ kind: 'unavailable', status, what: 'it' }).status).toBe('unknown');
  });

  it.each<[IssueEvent, number, number, string]>([
    [{ type: 'transferred', at: day(3), fromRepoId: 77, fromRepo: 'round/table' }, 78, day(3.5), 'pending'],
    [{ type: 'transferred', at: day(3), fromRepoId: 77, fromRepo: 'round/table' }, 78, day(4), 'Void Transferred --'],
    [{ type: 'converted', at: day(3) }, 77, day(4), 'Void Converted --'],
    [{ type: 'transferred', at: day(12), fromRepoId: 77, fromRepo: 'round/table' }, 78, LATE, 'BothFail --'],
  ])('is void a day after it left: %j', (event, repoId, now, expected) => {
    expect(short(at(evidence({ events: [event], repoId }), now))).toBe(expected);
  });
});

describe('laws', () => {
  const moment = fc.integer({ min: 0, max: 40 * 24 }).map((hours) => (hours * DAY) / 24);
  const someone = fc.constantFrom(A, B, OUTSIDER);
  const somePull = fc
    .record({
      number: fc.integer({ min: 1, max: 99 }),
      author: someone,
      createdAt: moment,
      mergedAt: fc.option(moment),
      draft: fc.boolean(),
    })
    .map((it) => {
      const open = pull(it.number, it.author, it.createdAt, { isDraft: it.draft });
      return it.mergedAt === null ? open : merged(open, Math.max(it.mergedAt, it.createdAt));
    });
  const story = fc
    .record({
      pulls: fc.array(somePull, { maxLength: 4 }),
      closes: fc.array(fc.record({ at: moment, by: fc.nat(), hand: fc.boolean() }), { maxLength: 2 }),
    })
    .map(({ pulls, closes }) => {
      const events = closes
        .map((it) => {
          const candidates = pulls.filter((one) => one.mergedAt !== null && one.mergedAt <= it.at);
          const closer = candidates[it.by % Math.max(1, candidates.length)];
          return closed(it.at, it.hand || !closer ? BY_HAND : byPull(closer));
        })
        .toSorted((x, y) => x.at - y.at);
      return evidence({ events, pulls, closing: pulls });
    });
  const settled = BigInt(RESOLVE + day(5));

  const mirrored = (text: string): string =>
    text.replace(/(Win|Walkover|Fault)(A|B)/, (_, kind: string, letter: string) => `${kind}${letter === 'A' ? 'B' : 'A'}`);

  it('names of sides do not matter', () => {
    fc.assert(
      fc.property(story, (told) => {
        const swapped = { ...view, competition: { ...view.competition, a: view.competition.b, b: view.competition.a } };
        const [one, other] = [detect(view, told, settled), detect(swapped, told, settled)];
        if (one.status !== 'proven' || other.status !== 'proven') return expect(other.status).toBe(one.status);
        expect(other.payload).toEqual({
          ...one.payload,
          outcome: mirrored(one.payload.outcome),
          validA: one.payload.validB,
          validB: one.payload.validA,
        });
      }),
    );
  });

  it('the order in which GitHub lists things does not matter', () => {
    fc.assert(
      fc.property(story, (told) => {
        if (told.kind !== 'read') return;
        const shuffled = { ...told, competitorPulls: told.competitorPulls.toReversed(), closingPulls: told.closingPulls.toReversed() };
        expect(detect(view, shuffled, settled)).toEqual(detect(view, told, settled));
      }),
    );
  });

  it('a bounty is cancelled only for a dated event at least four hours old', () => {
    fc.assert(
      fc.property(story, moment, (told, now) => {
        const verdict = at(told, now);
        if (verdict.status !== 'proven' || verdict.payload.void?.type !== 'Cancel' || told.kind !== 'read') return;
        expect(told.events.some((it) => it.type === 'closed' && it.at + DAY / 6 <= now)).toBe(true);
      }),
    );
  });

  it('void comes with an action, and nothing else does', () => {
    fc.assert(
      fc.property(story, (told) => {
        const verdict = detect(view, told, settled);
        if (verdict.status === 'proven') expect(verdict.payload.void !== null).toBe(verdict.payload.outcome === 'Void');
      }),
    );
  });
});
