import { describe, expect, it } from '@jest/globals';
import type { IssueToRegister } from '@joust/github';
import { refuseUnfit, warningsOf } from './check-issue.ts';

const fit: IssueToRegister = {
  repoId: 1,
  repo: 'a/b',
  number: 3,
  nodeId: 'I_1',
  authorId: 9,
  author: 'ann',
  defaultBranch: 'main',
  title: 't',
  body: null,
  labels: [],
  url: 'https://github.com/a/b/issues/3',
  contentHash: '0x00',
  open: true,
  isPullRequest: false,
  archived: false,
  private: false,
  license: 'MIT',
};

describe('an issue to register', () => {
  it('passes when it can be solved', () => {
    expect(() => refuseUnfit(fit)).not.toThrow();
    expect(warningsOf(fit)).toEqual([]);
  });

  it.each([
    [{ isPullRequest: true }, 'is-pull-request'],
    [{ open: false }, 'issue-closed'],
    [{ archived: true }, 'repository-archived'],
    [{ private: true }, 'repository-private'],
    [{ authorId: null }, 'author-deleted'],
  ])('with %j is refused as %s', (change, code) => {
    expect(() => refuseUnfit({ ...fit, ...change })).toThrow(expect.objectContaining({ code }));
  });

  it('without a licence is worth a warning', () => expect(warningsOf({ ...fit, license: null })).toHaveLength(1));
});
