import type { ChainView } from '../chain/chain-view.ts';
import {
  ANCHOR,
  competition,
  configAt,
  enrolment,
  EPOCH,
  identity,
  issue,
  params,
  proposing,
  records,
  result,
  side,
  tally,
  validator,
} from '../testing/view.ts';
import { decidePairs, noProposalBecause } from './pairs.ts';

const proposed = (chain: ChainView) => {
  const { action } = decidePairs(chain, 'V1');
  if (action?.message !== 'proposePairs') throw new Error('nothing was proposed');
  return action.args;
};

describe('proposed pairs', () => {
  it('are those of the ratings at the anchor, with their hash', () => {
    const [anchor, version, hash, pairs] = proposed(proposing());
    expect({ anchor, version, pairs }).toEqual({
      anchor: ANCHOR,
      version: 1,
      pairs: [
        { issueId: 1n, a: 'M1', b: 'M2' },
        { issueId: 2n, a: 'M3', b: 'M4' },
      ],
    });
    expect(hash).toMatch(/^0x[0-9a-f]{64}$/);
  });

  it('are the same however long after the anchor a validator looks', () => {
    const now = proposed(proposing());
    // one pair has started meanwhile, another result came in, a miner enrolled, an issue opened
    const later = proposing({
      config: configAt(ANCHOR + 7),
      issues: [issue(1), issue(2), issue(3, { openedAt: ANCHOR + 3 })],
      enrolments: [...proposing().enrolments, enrolment(5, [1], { enrolledAt: ANCHOR })],
      pairing: records({
        identities: [1, 2, 3, 4, 5].map((n) => identity(n)),
        results: [result(1, 1, 2), result(2, 6, 7, { startBlock: ANCHOR + 1, resolvedBlock: ANCHOR + 4 })],
      }),
    });
    expect(proposed(later)).toEqual(now);
  });

  it('leave out who competed at the anchor, be it over by now', () => {
    const since = proposing({ pairing: records({ results: [result(2, 4, 9, { startBlock: ANCHOR - 30, resolvedBlock: ANCHOR + 1 })] }) });
    expect(JSON.stringify(decidePairs(since, 'V1').because)).toContain('M4 is not: competing');
    const running = proposing({ competitions: [competition(8, { a: side(4) })] });
    expect(JSON.stringify(decidePairs(running, 'V1').because)).toContain('M4 is not: competing');
  });

  it('keep an issue in play that a competition took after the anchor, and not one taken before', () => {
    const taken = (startedAt: number) =>
      proposing({
        issues: [issue(1), issue(2, { status: 'Competing', competition: 8n })],
        competitions: [competition(8, { issueId: 2n, startedAt, a: side(8), b: side(9) })],
      });
    expect(decidePairs(taken(ANCHOR + 1), 'V1').because[0]).toBe('4 miners and 2 issues in play');
    expect(decidePairs(taken(ANCHOR), 'V1').because[0]).toMatch('1 issues in play');
  });

  it('leave out an enrolment whose binding changed', () => {
    const rebound = proposing({
      pairing: records({ identities: [1, 2, 3].map((n) => identity(n)).concat(identity(4, { githubId: 44n })) }),
    });
    expect(decidePairs(rebound, 'V1').because[0]).toBe('3 miners and 2 issues in play');
  });

  it.each<[string, Partial<ChainView>, string]>([
    ['before the anchor delay', { config: configAt(ANCHOR) }, 'the anchor is not old enough'],
    ['a second time in the epoch', { pairTally: tally(['V1'], ANCHOR + 1) }, 'this validator has proposed in this epoch'],
    ['by a stranger', { validators: [validator('V2')] }, 'this validator is not on the whitelist'],
    ['without power', { validators: [validator('V1', { weight: 0n })] }, 'this validator has no weight in the last freeze'],
    [
      'for another rating version',
      { params: { ...params, ratingVersion: 2 } },
      'the contract asks for rating version 2, this validator knows 1',
    ],
  ])('not %s', (_name, more, why) => expect(decidePairs(proposing(more), 'V1')).toMatchObject({ action: null, because: [why] }));

  it('not when nobody can be paired: an empty proposal would be refused', () =>
    expect(decidePairs(proposing({ enrolments: [] }), 'V1')).toMatchObject({
      action: null,
      because: ['0 miners and 2 issues in play', 'nobody can be paired'],
    }));

  it('again in the next epoch', () =>
    expect(noProposalBecause(proposing({ config: configAt(ANCHOR + EPOCH + 1), pairTally: null }), 'V1')).toBeNull());
});
