import { encodeMessage } from '@joust/contract';
import { BadAnswer } from '@joust/github';
import { u8aToHex } from '@polkadot/util';
import type { Observation } from '../github/observation.ts';
import type { Decision } from '../round/action.ts';
import { view } from '../testing/view.ts';
import { asJson, asText, concerning, readArguments } from './explain.ts';

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

  const AT = Date.parse('2026-11-21T08:00:00Z');
  const rule = {
    rule: 'it was closed as completed',
    source: 'mechanism 4.6',
    holds: false,
    fact: 'NOT_PLANNED',
    at: AT,
    url: 'https://github.com/a/b/issues/1',
  };
  const observations: Observation[] = [
    {
      about: 'competition 3',
      issueId: 2n,
      sources: ['https://github.com/a/b/issues/1'],
      readAt: '2026-11-21T08:00:01.000Z',
      facts: { kind: 'unread', failure: new BadAnswer('the text ends in the middle') },
      rules: [rule, { ...rule, rule: 'the issue was closed', holds: true }, { ...rule, rule: 'something is named', holds: null, at: null }],
    },
    { about: 'claim of M1', issueId: null, sources: [], readAt: '', facts: null, rules: [] },
  ];
  const round = { view: view(), decisions, observations };

  it('says what would be sent and why, amounts as decimal text, a message with its bytes', () => {
    expect(JSON.parse(asJson(round, 'V1'))).toMatchObject({
      block: view().config.block,
      validator: 'V1',
      decisions: [
        {
          about: 'competition 3',
          issueId: '2',
          wouldSend: { message: 'settle', args: ['3'], data: u8aToHex(encodeMessage('settle', [3n])) },
        },
        { wouldSend: null },
      ],
    });
    expect(asText(round)).toBe(
      `block ${view().config.block}\ncompetition 3: would send settle\n  the challenge window has passed\nweights: nothing to send\n  the last ones were set 3 blocks ago`,
    );
  });

  it('shows what GitHub showed: facts with times, and each rule', () =>
    expect(JSON.parse(asJson(round, 'V1')).evidence).toMatchObject([
      {
        about: 'competition 3',
        readAt: '2026-11-21T08:00:01.000Z',
        sources: ['https://github.com/a/b/issues/1'],
        facts: { kind: 'unread', failure: { code: 'bad-answer', message: 'the text ends in the middle' } },
        rules: [
          { holds: false, at: '2026-11-21T08:00:00.000Z', url: 'https://github.com/a/b/issues/1' },
          { holds: true },
          { holds: null, at: null },
        ],
      },
      { about: 'claim of M1' },
    ]));

  it('tells the rules of one issue to people too', () =>
    expect(asText(concerning(round, 2n), true).split('\n').slice(3)).toEqual([
      'competition 3: what https://github.com/a/b/issues/1 showed at 2026-11-21T08:00:01.000Z',
      '  no  it was closed as completed: NOT_PLANNED (2026-11-21T08:00:00.000Z)',
      '  yes the issue was closed: NOT_PLANNED (2026-11-21T08:00:00.000Z)',
      '  ?   something is named: NOT_PLANNED',
    ]));

  it('leaves out what another issue is about', () => expect(concerning(round, 1n)).toMatchObject({ decisions: [], observations: [] }));

  it('names the files of contributions, not what is in them', () =>
    expect(
      JSON.parse(asJson(round, 'V1', [{ pulls: [{ files: [{ path: 'a.ts', before: null, after: 'secret' }] }] }])).contributions,
    ).toEqual([{ pulls: [{ files: [{ path: 'a.ts', before: null, after: '6 characters' }] }] }]));
});
