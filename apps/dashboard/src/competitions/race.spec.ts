import { blockRef, competitionWindow, decision, iso, matchup, timelineEntry } from '../mock/builders';
import { laneOf, stretchesOf } from './race';

const running = matchup({
  timeline: [
    timelineEntry({ kind: 'started' }),
    timelineEntry({ kind: 'window_opened', at: iso(372) }),
    timelineEntry({ kind: 'pull_opened', at: iso(400), side: 'a', pullNumber: 91, valid: true }),
    timelineEntry({ kind: 'pull_opened', at: iso(405), side: 'b', pullNumber: 93, valid: false }),
  ],
});

describe('race', () => {
  it('puts pull requests on the lane of their side, and the start on both', () => {
    expect(laneOf(running, 'a').map(({ label }) => label)).toEqual(['paired', '#91']);
    expect(laneOf(running, 'b').map(({ label, tone }) => [label, tone])).toEqual([
      ['paired', 'plain'],
      ['#93 not valid', 'bad'],
    ]);
  });

  it('puts quorum and payment on the lane of the winner', () => {
    const timeline = [timelineEntry({ kind: 'quorum_reached', at: iso(500) }), timelineEntry({ kind: 'paid', at: iso(610) })];
    expect(laneOf({ timeline, outcome: decision({ winner: 'b' }) }, 'b').map(({ label }) => label)).toEqual(['quorum', 'first part']);
    expect(laneOf({ timeline, outcome: decision({ winner: 'b' }) }, 'a')).toEqual([]);
  });

  it('shows the whole course while it runs', () => {
    expect(stretchesOf(running).map(({ name }) => name)).toEqual(['locked', 'window', 'review']);
    expect(stretchesOf(running).at(-1)?.to).toBe(Date.parse(running.window.resolvesAt));
  });

  it('ends where the duel ended: an early decision leaves no empty review', () => {
    const early = matchup({ outcome: decision({ decided: blockRef(480), settleBlock: 588, settlesAt: iso(588) }) });
    expect(stretchesOf(early).map(({ name, to }) => [name, to])).toEqual([
      ['locked', Date.parse(iso(372))],
      ['window', Date.parse(iso(480))],
      ['challenge', Date.parse(iso(588))],
    ]);
  });

  const held = { amount: '5000000000', untilBlock: 1_239, until: iso(1_239), reverted: null };
  it.each([
    ['its time is over', held, 1_239],
    ['a revert', { ...held, reverted: blockRef(820) }, 820],
  ] as const)('holds back until %s', (_, holdback, end) => {
    const last = stretchesOf(matchup({ outcome: decision(), holdback })).at(-1);
    expect(last).toEqual({ name: 'holdback', from: Date.parse(iso(608)), to: Date.parse(iso(end)) });
  });

  it('draws a second vote from the challenge on, on both lanes', () => {
    const reopened = matchup({
      window: competitionWindow(300, 'reopened'),
      outcome: decision({ settleBlock: null, settlesAt: null }),
      timeline: [timelineEntry(), timelineEntry({ kind: 'reopened', at: iso(520) })],
    });
    expect(stretchesOf(reopened).at(-1)).toEqual({ name: 'new vote', from: Date.parse(iso(520)), to: Date.parse(iso(1_308)) });
    expect((['a', 'b'] as const).map((side) => laneOf(reopened, side).at(-1)?.label)).toEqual(['reopened', 'reopened']);
  });

  it('blames nobody for a withdrawal whose side is not told', () => {
    const timeline = [timelineEntry({ kind: 'withdrew' }), timelineEntry({ kind: 'withdrew', side: 'b' })];
    expect(laneOf({ timeline, outcome: decision() }, 'a')).toEqual([]);
    expect(laneOf({ timeline, outcome: decision() }, 'b').map(({ label }) => label)).toEqual(['withdrew']);
  });
});
