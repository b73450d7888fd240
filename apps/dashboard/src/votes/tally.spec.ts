import type { Ballot } from '../api/model';
import { ballot, validatorRow } from '../mock/builders';
import { choicesOf, missing, silentOf, tallyChart } from './tally';

const vote = (validator: string, weight: string, payloadHash = '0xaa'): Ballot => ballot({ validator, weight, payloadHash });

describe('tally', () => {
  it('draws the axis a quarter past the threshold while nobody leads beyond it', () => {
    const chart = tallyChart(choicesOf([vote('v1', '30')]), '100');
    expect(chart.threshold).toBe(80);
    expect(chart.bars[0]?.segments[0]?.width).toBe(48);
  });

  it('lets a leader beyond that take the whole axis', () => {
    const chart = tallyChart(choicesOf([vote('v1', '30'), vote('v2', '70')]), '100');
    expect(chart.threshold).toBe(50);
    expect(chart.bars[0]?.share).toBe('100 %');
  });

  it('never adds up votes for different payloads, and puts the heavier first', () => {
    expect(choicesOf([vote('v1', '20'), vote('v2', '25', '0xbb')]).map(({ key, weight }) => [key, weight])).toEqual([
      ['0xbb', 25n],
      ['0xaa', 20n],
    ]);
  });

  const silent = [
    { hotkey: 'v3', weight: '30' },
    { hotkey: 'v4', weight: '10' },
  ];
  it.each([
    ['nobody voted', [], 3, 51n, []],
    ['heads are missing although the weight is there', [vote('v1', '30'), vote('v2', '30')], 1, 0n, ['v3', 'v4']],
    ['weight is missing: only the heavy one suffices', [vote('v1', '10'), vote('v2', '15')], 1, 26n, ['v3']],
    ['exactly half is not enough', [vote('v1', '20'), vote('v2', '20'), vote('v5', '10')], 0, 1n, ['v3', 'v4']],
  ] as const)('knows what is missing: %s', (_, votes, heads, weight, anyOf) => {
    expect(missing({ neededHeads: 3, neededWeightExclusive: '50' }, choicesOf(votes), silent)).toEqual({ heads, weight, anyOf });
  });

  it('lists as silent who is whitelisted and has not voted', () => {
    const validators = ['v1', 'v2'].map((hotkey) => validatorRow({ hotkey, weight: '50' }));
    expect(silentOf(validators, [vote('v1', '50')])).toEqual([{ hotkey: 'v2', weight: '50' }]);
  });

  it('shows an electorate without weight as empty instead of dividing by it', () => {
    expect(tallyChart(choicesOf([vote('v1', '0')]), '0').bars[0]?.share).toBe('0 %');
  });
});
