import { issueAt, pullAt, type Issue, type Pull } from './as-of.ts';
import { ONE } from './constants.ts';
import { droppedBecause } from './counted.ts';
import { collateral, issueFactor, labelFactor, reviewFactor, spamFactor } from './multipliers.ts';
import { ContributionRecords, type Repository } from './records.ts';
import * as raw from './testing/contributions.ts';

const { AT, IDS, REPOSITORY, ago, changesRequested } = raw;
const parsed = (pulls: raw.RawPull[], issues: raw.RawIssue[] = [], repository = raw.repository()) =>
  ContributionRecords.parse(raw.records({ pulls, issues, repositories: [repository] }));
const pull = (more: Partial<raw.RawPull> = {}): Pull => parsed([raw.pull(1, more)]).pulls.flatMap((one) => pullAt(one, AT) ?? [])[0]!;
const issue = (more: Partial<raw.RawIssue> = {}): Issue =>
  parsed([], [raw.issue(9, 1, more)]).issues.flatMap((one) => issueAt(one, AT) ?? [])[0]!;
const repository = (more: Partial<raw.RawRepository> = {}): Repository => parsed([], [], raw.repository(more)).repositories[0]!;
const closed = (more: Partial<raw.RawIssue['closings'][number]> = {}): Partial<raw.RawIssue> => ({
  closings: [{ closedAt: ago(0), reopenedAt: null, reason: 'COMPLETED', byPull: 1, ...more }],
});

describe('issueFactor', () => {
  it.each([
    ['an outsider’s issue', {}, 1_330_000n],
    ['a maintainer’s issue', { authorAssociation: 'OWNER' } as const, 1_660_000n],
    ['an issue from another repository', { transferred: true }, ONE],
    ['an own issue', { authorId: IDS.alice }, ONE],
    ['an issue written after the pull request', { createdAt: ago(11) }, ONE],
    ['an issue that is not planned', closed({ reason: 'NOT_PLANNED' }), ONE],
    ['an issue closed by another pull request', closed({ byPull: 2 }), ONE],
    ['an issue closed by hand', closed({ byPull: null }), ONE],
    ['an issue reopened', closed({ closedAt: ago(0.5), reopenedAt: ago(0.2) }), ONE],
    ['an open issue', { closings: [] }, ONE],
  ])('%s', (_name, more, factor) => expect(issueFactor(pull(), [issue(more)])).toBe(factor));

  it.each([
    [1, 1_330_000n],
    [0.9, ONE],
  ])('with a merge two days ago and the closing %s days ago', (closedAgo, factor) =>
    expect(issueFactor(pull({ mergedAt: ago(2) }), [issue(closed({ closedAt: ago(closedAgo) }))])).toBe(factor),
  );

  it('takes the best of several and none for a pull request that was edited after its merge', () => {
    const issues = [issue(), issue({ authorAssociation: 'MEMBER' })];
    expect(issueFactor(pull(), issues)).toBe(1_660_000n);
    expect(issueFactor(pull({ mergedAt: ago(1), edits: [ago(0.5)] }), issues)).toBe(ONE);
  });
});

describe('labelFactor', () => {
  const label = (name: string, byAssociation: 'MEMBER' | 'NONE' = 'MEMBER') => ({
    name,
    byAssociation,
    appliedAt: ago(1),
    removedAt: null,
  });
  const labels = { feature: 1_500, chore: 500 };

  it.each([
    ['the highest', [label('chore'), label('feature')], 1_500_000n],
    ['a low one alone', [label('chore')], 500_000n],
    ['one without a factor, also if it has the name of a method', [label('constructor')], ONE],
    ['one that an outsider applied', [label('feature', 'NONE')], ONE],
    ['one that was taken off', [{ ...label('feature'), removedAt: ago(0.5) }], ONE],
  ])('%s', (_name, own, factor) => expect(labelFactor(pull({ labels: own }), repository({ labels }))).toBe(factor));
});

it.each([
  [0, 1_000_000n],
  [2, 700_000n],
  [6, 100_000n],
  [7, 0n],
])('%i requests for changes leave %s', (count, left) =>
  expect(reviewFactor(pull({ reviews: Array.from({ length: count }, () => changesRequested()) }))).toBe(left),
);

it.each([
  [2, 0n, ONE],
  [3, 0n, 0n],
  // 900 tokens are three more: 5.
  [5, 900n, ONE],
  [6, 900n, 0n],
  [30, 1_000_000n, ONE],
  [31, 1_000_000n, 0n],
])('%i open with %s tokens merged: %s', (open, tokens, factor) => expect(spamFactor(open, tokens * ONE)).toBe(factor));

it.each([
  // 10 x 0.2 = 2, once more by 0.15: 2.3; never more than twice: 4.
  [0, 2_000_000n],
  [1, 2_300_000n],
  [9, 4_000_000n],
])('with %i requests for changes %s of ten points are held back', (count, held) =>
  expect(collateral(10n * ONE, pull({ reviews: Array.from({ length: count }, () => changesRequested()) }))).toBe(held),
);

describe('droppedBecause', () => {
  const branches = ['main', 'release-*', 'a*b*c'];
  const approval = { ...changesRequested(), state: 'APPROVED' } as const;

  it.each([
    ['merged by another', {}, null],
    ['of a maintainer', { authorAssociation: 'COLLABORATOR' } as const, 'its author is COLLABORATOR of the repository'],
    ['merged by its author', { mergedById: IDS.alice }, 'its author merged it and nobody approved'],
    ['merged by its author and approved', { mergedById: IDS.alice, reviews: [approval] }, null],
    ['approved by its author alone', { mergedById: IDS.alice, reviews: [{ ...approval, authorId: IDS.alice }] }, expect.any(String)],
    ['into a branch that matches', { baseBranch: 'release-2' }, null],
    ['into a branch that matches in parts', { baseBranch: 'a-b-b-c' }, null],
    ['into a branch that matches only overlapping', { baseBranch: 'abc'.slice(0, 2) }, 'branch ab does not count'],
    ['into another branch', { baseBranch: 'develop' }, 'branch develop does not count'],
    ['from branch to branch', { headRepositoryId: REPOSITORY, headBranch: 'release-2' }, 'it only moves release-2 to main'],
    ['from a fork’s branch of that name', { headBranch: 'release-2' }, null],
  ])('%s', (_name, more, why) => expect(droppedBecause(pull(more), repository({ branches }))).toEqual(why));
});
