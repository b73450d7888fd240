import { decision, iso, matchup, timelineEntry } from '../mock/builders';
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
    expect(laneOf({ timeline, outcome: decision({ winner: 'b' }) }, 'b').map(({ label }) => label)).toEqual(['quorum', 'paid']);
    expect(laneOf({ timeline, outcome: decision({ winner: 'b' }) }, 'a')).toEqual([]);
  });

  it('shows the whole course while it runs', () => {
    expect(stretchesOf(running).map(({ name }) => name)).toEqual(['locked', 'window', 'review']);
    expect(stretchesOf(running).at(-1)?.to).toBe(Date.parse(running.window.resolvesAt));
  });

  it('ends where the duel ended: an early decision leaves no empty review', () => {
    const early = matchup({ outcome: decision({ decided: { block: 480, at: iso(480) }, settleBlock: 588, settlesAt: iso(588) }) });
    const stretches = stretchesOf(early);
    expect(stretches.map(({ name }) => name)).toEqual(['locked', 'window']);
    expect(stretches.at(-1)?.to).toBe(Date.parse(iso(588)));
  });
});
