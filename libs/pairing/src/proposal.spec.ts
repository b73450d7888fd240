import { proposalOf } from './proposal.ts';
import { issue } from './testing/epoch.ts';

describe('proposalOf', () => {
  it('takes the first 32 by bounty, then by id', () => {
    const issues = Array.from({ length: 40 }, (_, index) => issue(index + 1, index < 8 ? 50 : 10 + (index % 2)));
    const pairs = issues.map(({ id }) => ({ issueId: id, a: `A${id}`, b: `B${id}` }));
    const ids = proposalOf(pairs, issues).map(({ issueId }) => Number(issueId));
    expect(ids).toHaveLength(32);
    expect(ids.slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10, 12]);
    expect(ids.slice(24)).toEqual([9, 11, 13, 15, 17, 19, 21, 23]);
  });

  it('refuses a pair of an issue that is not in play', () =>
    expect(() => proposalOf([{ issueId: 1n, a: 'A', b: 'B' }], [])).toThrow('not in play'));
});
