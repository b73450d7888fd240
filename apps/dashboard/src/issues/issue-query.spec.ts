import fc from 'fast-check';
import { GROUPS, ISSUE_SORTS, groupOf, isFiltered, parseIssueQuery, writeIssueQuery } from './issue-query';

const STATUSES = ['registered', 'funded', 'open', 'competing', 'solved', 'cancelled'] as const;

describe('issue query', () => {
  it('comes back from the URL as it was written, whatever was chosen', () => {
    const query = fc.record({
      status: fc.subarray([...STATUSES]),
      q: fc.string({ maxLength: 100 }).map((text) => text.trim()),
      sort: fc.constantFrom(...ISSUE_SORTS),
      cursor: fc.option(fc.string({ minLength: 1 }), { nil: null }),
    });
    fc.assert(
      fc.property(query, (chosen) => {
        const written = writeIssueQuery(chosen);
        const params = Object.fromEntries(Object.entries(written).map(([key, value]) => [key, value ?? undefined]));
        expect(parseIssueQuery(params)).toEqual(chosen);
      }),
    );
  });

  it('leaves out what it does not know', () => {
    expect(parseIssueQuery({ status: 'open,drop table,solved', sort: 'luck' })).toEqual({
      status: ['open', 'solved'],
      q: '',
      sort: '-id',
      cursor: null,
    });
  });

  it('knows its quick choice', () => {
    for (const { key, status } of GROUPS) expect(groupOf({ status, q: '', sort: '-id', cursor: null })).toBe(key);
    expect(groupOf({ status: ['open', 'solved'], q: '', sort: '-id', cursor: null })).toBeNull();
  });

  it('tells a narrowed list from the whole', () => {
    expect(isFiltered(parseIssueQuery({ sort: 'id', cursor: 'x' }))).toBe(false);
    expect(isFiltered(parseIssueQuery({ q: ' a ' }))).toBe(true);
  });
});
