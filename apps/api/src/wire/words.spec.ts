import { CANCEL_REASONS } from '@joust/tables/issues';
import { OUTCOMES } from '@joust/tables/competitions';
import { nameOf, OUTCOME_WORDS, word } from './words.ts';

it.each([
  ['NotPlanned', 'not_planned'],
  ['WinA', 'win_a'],
  ['BothFail', 'both_fail'],
  ['WalkoverB', 'walkover_b'],
  ['Open', 'open'],
])('%s travels as %s', (name, wire) => expect(word(name)).toBe(wire));

it('is undone by its list', () => {
  for (const names of [OUTCOMES, CANCEL_REASONS] as const) for (const name of names) expect(nameOf<string>(names, word(name))).toBe(name);
  expect(nameOf(OUTCOMES, 'nobody')).toBeNull();
  expect(new Set(OUTCOME_WORDS).size).toBe(OUTCOMES.length);
});
