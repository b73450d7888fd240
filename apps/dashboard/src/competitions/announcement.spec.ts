import { blockRef, competitionWindow, decision, eventRef, iso, matchup, outcomeTally, timelineEntry } from '../mock/builders';
import { announcement } from './announcement';

const locked = matchup();
const open = matchup({ window: competitionWindow(300, 'submitting') });
const decided = matchup({ window: competitionWindow(300, 'decided'), outcome: decision({ outcome: 'walkover_b', winner: 'b' }) });
const held = { amount: '5', untilBlock: 10, until: iso(10), reverted: null };
const proof = { amount: '5', hotkey: '', coldkey: '', ...eventRef(11) };

describe('announcement', () => {
  it.each([
    ['the window opens', locked, open, 'The window is open: pull requests count now.'],
    [
      'a quorum',
      open,
      matchup({ ...open, tally: outcomeTally({ reached: true, reachedIn: blockRef(1) }) }),
      'The vote has reached its quorum.',
    ],
    [
      'a challenge',
      decided,
      matchup({ ...decided, window: competitionWindow(300, 'reopened') }),
      'A challenge passed: validators vote again.',
    ],
    ['a second decision', matchup({ ...decided, window: competitionWindow(300, 'reopened') }), decided, 'Decided: Walkover for B.'],
    ['the rest', decided, matchup({ ...decided, rest: proof }), 'The rest of the bounty was paid.'],
    [
      'a revert',
      matchup({ ...decided, holdback: held }),
      matchup({ ...decided, holdback: { ...held, reverted: blockRef(9) } }),
      'The solution was reverted: what was held back is recycled.',
    ],
    ['the result', open, decided, 'Decided: Walkover for B.'],
  ])('says %s', (_, before, after, sentence) => expect(announcement(before, after)).toBe(sentence));

  it('keeps quiet about anything else', () => {
    expect(announcement(open, matchup({ ...open, timeline: [timelineEntry(), timelineEntry({ kind: 'vote_cast' })] }))).toBeNull();
  });
});
