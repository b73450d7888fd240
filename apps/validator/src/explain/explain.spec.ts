import type { Decision } from '../round/action.ts';
import { view } from '../testing/view.ts';
import { asJson, asText, readArguments } from './explain.ts';

const decisions: Decision[] = [
  { about: 'competition 3', issueId: 2n, action: { message: 'settle', args: [3n] }, because: ['the challenge window has passed'] },
  { about: 'weights', issueId: null, action: null, because: ['the last ones were set 3 blocks ago'] },
];

describe('explain', () => {
  it.each([
    [[], { issueId: null, json: false }],
    [['7', '--json'], { issueId: 7n, json: true }],
  ])('reads %p', (args, options) => expect(readArguments(args)).toEqual(options));

  it.each([[['x']], [['0']], [['1', '2']], [['--jsn']], [['99999999999999999999']]])('refuses %p', (args) =>
    expect(() => readArguments(args)).toThrow('usage: explain'),
  );

  it('says what would be sent and why, amounts as decimal text', () => {
    const round = { view: view(), decisions };
    expect(JSON.parse(asJson(round, 'V1', decisions))).toMatchObject({
      block: view().config.block,
      validator: 'V1',
      decisions: [{ about: 'competition 3', issueId: '2', wouldSend: { message: 'settle', args: ['3'] } }, { wouldSend: null }],
    });
    expect(asText(round, decisions)).toContain(
      'competition 3: would send settle\n  the challenge window has passed\nweights: nothing to send',
    );
  });
});
