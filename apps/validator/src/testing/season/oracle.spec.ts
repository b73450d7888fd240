import type { Competition, Outcome } from '@joust/contract';
import type { Chronicle } from './chronicle.ts';
import { DAY_MS, MONTH, type Ground } from './ground.ts';
import { judge } from './oracle.ts';
import type { Plot } from './story.ts';
import type { World } from './world.ts';

const side = (name: string) => ({ hotkey: name, coldkey: `${name}-cold` });
const decidedAs = (outcome: Outcome, more: object = {}) =>
  ({
    id: 1n,
    issueId: 7n,
    a: side('Ann'),
    b: side('Ben'),
    phase: 'Final',
    settleAt: 100,
    finalAt: 400,
    outcome: { outcome, pullNumber: 42 },
    ...more,
  }) as unknown as Competition;
const part = (name: string, amount: bigint, hotkey = 'Ann') => ({
  name,
  amount,
  hotkey,
  coldkey: `${hotkey}-cold`,
  competitionId: 1n,
  block: 1_000,
});
const FULLY = [part('PayoutReleased', (MONTH.bounty * 3n) / 4n), part('HoldbackReleased', MONTH.bounty / 4n)];
const cancelled = (reason: string) => ({ name: 'IssueCancelled', issueId: 7n, reason, block: 1_000 });

/** What the oracle finds wrong in a month with one competition, whose story says that side a solves it by #42, if anybody. */
const wrongs = async (plot: Plot, competition: Competition, events: readonly { name: string; block: number }[]): Promise<string> => {
  const ground = { now: () => Promise.resolve(30 * DAY_MS), joust: { read: { competition: () => Promise.resolve(competition) } } };
  const world = {
    played: new Map([
      [1n, { competition, story: { plot, solver: 'a', steps: [] }, left: [], pulls: new Map([['solver', 42]]), decidedBy: DAY_MS }],
    ]),
    endedIdle: new Map(),
  };
  const chronicle = { events, named: (name: string) => events.filter((event) => event.name === name) };
  const { wrong } = await judge(ground as unknown as Ground, world as unknown as World, chronicle as unknown as Chronicle, MONTH);
  return wrong.join('; ');
};

describe('the oracle', () => {
  it.each<[Plot, Outcome, readonly { name: string; block: number }[]]>([
    ['win', 'WinA', FULLY],
    ['late', 'WalkoverA', FULLY],
    ['undoneLate', 'WinA', FULLY.slice(0, 1)],
    ['undoneSoon', 'FaultA', [cancelled('SolvedInvalid')]],
    ['outsider', 'Void', [cancelled('SolvedOutside')]],
    ['nobody', 'BothFail', []],
  ])('finds nothing wrong with %s decided as %s', async (plot, outcome, events) =>
    expect(await wrongs(plot, decidedAs(outcome), events)).toBe(''),
  );

  it.each<[string, Plot, Competition, readonly { name: string; block: number }[], RegExp]>([
    ['a stolen win', 'win', decidedAs('WinB'), FULLY, /decided was WinB/],
    ['another pull request', 'win', decidedAs('WinA', { outcome: { outcome: 'WinA', pullNumber: 43 } }), FULLY, /paid for #43/],
    ['another payee', 'win', decidedAs('WinA'), [part('PayoutReleased', 1n, 'Ben')], /somebody else was paid/],
    ['a part paid twice', 'win', decidedAs('WinA'), [...FULLY, part('HoldbackReleased', 1n)], /HoldbackReleased twice/],
    ['a part never paid', 'win', decidedAs('WinA'), FULLY.slice(0, 1), /was paid at the end/],
    ['a reverted win paid in full', 'undoneLate', decidedAs('WinA'), FULLY, /though the merge was undone/],
    ['a burned bounty', 'win', decidedAs('WinA'), [...FULLY, cancelled('NotPlanned')], /burned, wrongly/],
    ['a bounty that ought to be burned', 'outsider', decidedAs('Void'), [part('Paused', 0n)], /ought to have been cancelled/],
    ['no decision', 'win', decidedAs('WinA', { outcome: null, phase: 'Running' }), [], /nobody has decided/],
    ['a void win', 'win', decidedAs('WinA', { outcome: null, phase: 'Void' }), [], /it is void/],
  ])('finds %s', async (_what, plot, competition, events, why) => expect(await wrongs(plot, competition, events)).toMatch(why));
});
