import { phaseAt } from './window.ts';

const running = { phase: 'Running', openAt: 172, closeAt: 424 } as const;

it.each([
  [100, 'locked'],
  [171, 'locked'],
  [172, 'submitting'],
  [424, 'submitting'], // a pull request created at the closing itself counts (mechanism, "valid at T")
  [425, 'review'],
  [9_999, 'review'], // nothing but the chain ends a competition
] as const)('at block %i a running competition is %s', (block, phase) => expect(phaseAt(running, block)).toBe(phase));

it.each([
  ['Decided', 'decided'],
  ['Reopened', 'reopened'],
  ['Holdback', 'holdback'],
  ['Final', 'final'],
  ['Void', 'void'],
] as const)('%s is %s at any block', (phase, word) => {
  for (const block of [0, 172, 9_999]) expect(phaseAt({ ...running, phase }, block)).toBe(word);
});
