import fc from 'fast-check';
import { BadAnswer } from '../client/errors.ts';
import type { Evidence, PullFacts } from '../evidence/evidence.ts';
import {
  A,
  B,
  BOT,
  BY_HAND,
  byCommit,
  byPull,
  closed,
  DAY,
  day,
  evidence,
  MAINTAINER,
  merged,
  OUTSIDER,
  pull,
  reopened,
  view,
} from '../testing/cases.ts';
import { detect } from './detect.ts';
import { competitionRules, issueRules, type RuleFinding } from './rules.ts';

const LATE = BigInt(day(60));
const mergedA = merged(pull(10, A, day(3)), day(5));
const solvedBy = (it: PullFacts): Evidence => evidence({ events: [closed(it.mergedAt ?? 0, byPull(it))], pulls: [it] });
const broken = (told: Evidence, now = LATE): string[] =>
  competitionRules(view, told, now).flatMap(({ rule, holds }) => (holds === true ? [] : [`${holds} ${rule}`]));
const find = (rules: readonly RuleFinding[], rule: string) => rules.find((one) => one.rule === rule);

describe('rule by rule', () => {
  it('a solution that counts breaks none', () => expect(broken(solvedBy(mergedA))).toEqual([]));

  it.each<[string, Evidence, string]>([
    ['merged by a rival', solvedBy(merged(pull(10, A, day(3)), day(5), B)), 'false #10: no competitor merged it'],
    ['merged by its author', solvedBy(merged(pull(10, A, day(3)), day(5), A)), 'false #10: its author did not merge it'],
    ['of a maintainer', solvedBy({ ...mergedA, association: 'OWNER' }), 'false #10: its author is no maintainer'],
    ['to another branch', solvedBy({ ...mergedA, baseBranch: 'next' }), 'false #10: it was merged to the registered branch'],
    ['merged by a bot', solvedBy(merged(pull(10, A, day(3)), day(5), BOT)), 'false #10: a bot merges only what a maintainer approved'],
    ['of nobody here', solvedBy({ ...mergedA, author: OUTSIDER }), 'false #10: a competitor wrote it'],
    ['of nobody any more', solvedBy({ ...mergedA, author: null }), 'null #10: a competitor wrote it'],
    ['reverted', solvedBy({ ...mergedA, reverts: [{ number: 12, mergedAt: day(6) }] }), 'false #10: nothing that was merged reverts it'],
    ['closed as not planned', evidence({ events: [closed(day(3), BY_HAND, 'NOT_PLANNED')] }), 'false it was closed as completed'],
    ['closed by hand', evidence({ events: [closed(day(3))] }), 'null something is named that closed it'],
    ['still open', evidence({}), 'false the issue was closed'],
    ['somewhere else', evidence({ repoId: 78 }), 'false the issue is in the registered repository'],
    ['a discussion', evidence({ events: [{ type: 'converted', at: day(3) }] }), 'false it is an issue'],
  ])('%s is told', (_name, told, rule) => expect(broken(told)).toContain(rule));

  it('names what was seen, when and where', () =>
    expect(find(competitionRules(view, solvedBy(mergedA), LATE), '#10: a competitor wrote it')).toMatchObject({
      holds: true,
      fact: 'a (1) is A',
      at: day(5),
      url: 'https://github.test/10',
    }));

  it.each<[string, Evidence, boolean | null, string]>([
    ['gone', { kind: 'unavailable', status: 404, what: 'Not Found' }, false, 'it answers 404: Not Found'],
    ['partial', { kind: 'partial', gaps: ['the timeline is cut'] }, null, 'the timeline is cut'],
    ['unread', { kind: 'unread', failure: new BadAnswer('the text ends in the middle') }, null, 'the text ends in the middle'],
  ])('evidence that is %s is the only thing to tell', (_name, told, holds, fact) => {
    expect(competitionRules(view, told, LATE)).toMatchObject([{ holds, fact }]);
    expect(issueRules(view.issue, told, LATE, DAY)).toMatchObject([{ holds, fact }]);
  });

  it('an issue nobody competes for is looked at without pull requests', () => {
    const told = evidence({ events: [closed(day(3), BY_HAND, 'NOT_PLANNED')] });
    const age = 'the closing is old enough for a cancellation';
    expect(find(issueRules(view.issue, told, BigInt(day(3)), DAY), age)?.holds).toBe(false);
    expect(find(issueRules(view.issue, told, BigInt(day(4)), DAY), age)?.holds).toBe(true);
  });

  it('never contradicts the verdict: who wins breaks no rule of merging, and whose solution is invalid breaks one', () => {
    const people = fc.constantFrom(A, B, OUTSIDER, MAINTAINER, BOT, null);
    const solution = fc
      .record({
        author: people,
        by: people,
        createdAt: fc.integer({ min: day(2), max: day(12) }),
        later: fc.integer({ min: 1, max: day(6) }),
        association: fc.constantFrom('CONTRIBUTOR', 'OWNER', 'NONE', 'MEMBER'),
        baseBranch: fc.constantFrom('main', 'main', 'next'),
      })
      .map(({ author, by, createdAt, later, association, baseBranch }) =>
        merged({ ...pull(10, author, createdAt), association, baseBranch } as PullFacts, createdAt + later, by),
      );
    const closer = fc.constantFrom('pull', 'commit', 'hand');
    fc.assert(
      fc.property(solution, closer, fc.boolean(), (it, kind, again) => {
        const at = it.mergedAt ?? 0;
        const by = kind === 'pull' ? byPull(it) : kind === 'commit' ? byCommit(A, it) : BY_HAND;
        const events = again ? [closed(at, by), reopened(at + 1), closed(at + 2, by)] : [closed(at, by)];
        const told = evidence({ events, pulls: [it], closing: [it] });
        const verdict = detect(view, told, LATE);
        const failing = competitionRules(view, told, LATE).filter(({ rule, holds }) => rule.startsWith('#10: ') && holds === false);
        if (verdict.status !== 'proven') return;
        const { outcome, void: action } = verdict.payload;
        if (/^(Win|Walkover)/.test(outcome)) expect(failing).toEqual([]);
        if (action?.type === 'Cancel' && /^Solved/.test(action.value)) expect(failing).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
