import type { CompetitionWindow as Window } from '../api/model';
import { type IssueDuelProgress, type IssueProgress, phaseSteps } from './issue-phases';

const ref = (block: number) => ({ block, at: '2026-11-21T08:00:00.000Z' });
const issue = (over: Partial<IssueProgress> = {}): IssueProgress => ({
  status: 'registered',
  registered: ref(10),
  funded: null,
  opened: null,
  ended: null,
  ...over,
});
const duelIn = (phase: Window['phase'] = 'locked', paid = '0'): IssueDuelProgress => ({ window: window(phase), bounty: '20', paid });
const window = (phase: Window['phase']): Window => ({
  startBlock: 50,
  startedAt: '',
  opensBlock: 72,
  opensAt: '',
  closesBlock: 324,
  closesAt: '',
  resolvesBlock: 756,
  resolvesAt: '',
  expiresBlock: 1_008,
  msPerBlock: 1_000,
  phase,
});
const standing = (over: Partial<IssueProgress>, duel: IssueDuelProgress | null, block: number): string[] =>
  phaseSteps(issue(over), duel, block).flatMap(({ name, state }) => (state === 'current' || state === 'failed' ? [name] : []));

describe('phaseSteps', () => {
  it.each([
    ['registered', null, 0, ['Registered']],
    ['funded', null, 0, ['Funded']],
    ['open', null, 0, ['Open']],
    ['competing', null, 60, ['Paired']],
    ['competing', duelIn(), 71, ['Paired']],
    ['competing', duelIn(), 72, ['Window']],
    ['competing', duelIn(), 325, ['Review']],
    ['competing', duelIn('decided'), 200, ['Decided']],
    ['competing', duelIn('reopened'), 200, ['Review']],
    ['solved', duelIn('holdback', '15'), 999, ['Rest']],
    ['solved', duelIn('final', '15'), 999, ['Reverted']],
    ['solved', duelIn('final', '20'), 999, []],
    ['cancelled', null, 40, ['Cancelled']],
  ] as const)('%s with %j at block %i stands at %j', (status, duel, block, names) => {
    expect(standing({ status, ended: ref(33) }, duel, block)).toEqual(names);
  });

  it('marks all steps done once paid', () => {
    expect(phaseSteps(issue({ status: 'solved', ended: ref(900) }), duelIn('final', '20'), 0).every(({ state }) => state === 'done')).toBe(
      true,
    );
  });

  it('names no block the duel never reached', () => {
    const steps = phaseSteps(issue({ status: 'solved', ended: ref(200) }), duelIn('final', '20'), 210);
    expect(steps.find(({ name }) => name === 'Review')?.block).toBeNull();
    expect(steps.find(({ name }) => name === 'Window')?.block).toBe(72);
    expect(steps.find(({ name }) => name === 'First part')?.block).toBe(200);
  });

  it('shows where a part-filled issue was cancelled', () => {
    const steps = phaseSteps(issue({ status: 'cancelled', funded: ref(20), ended: ref(33) }), null, 40);
    expect(steps.slice(0, 3)).toEqual([
      { name: 'Registered', state: 'done', block: 10 },
      { name: 'Funded', state: 'done', block: 20 },
      { name: 'Cancelled', state: 'failed', block: 33 },
    ]);
  });
});
