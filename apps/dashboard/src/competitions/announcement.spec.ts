import { blockRef, competitionWindow, decision, matchup, outcomeTally, timelineEntry } from '../mock/builders';
import { announcement } from './announcement';

const locked = matchup();
const open = matchup({ window: competitionWindow(300, 'submitting') });
const decided = matchup({ window: competitionWindow(300, 'decided'), outcome: decision({ outcome: 'walkover_b', winner: 'b' }) });

describe('announcement', () => {
  it.each([
    ['the window opens', locked, open, 'The window is open: pull requests count now.'],
    [
      'a quorum',
      open,
      matchup({ ...open, tally: outcomeTally({ reached: true, reachedIn: blockRef(1) }) }),
      'The vote has reached its quorum.',
    ],
    ['the result', open, decided, 'Decided: Walkover for B.'],
  ])('says %s', (_, before, after, sentence) => expect(announcement(before, after)).toBe(sentence));

  it('keeps quiet about anything else', () => {
    expect(announcement(open, matchup({ ...open, timeline: [timelineEntry(), timelineEntry({ kind: 'vote_cast' })] }))).toBeNull();
  });
});
