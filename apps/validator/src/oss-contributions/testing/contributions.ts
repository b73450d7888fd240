import { DAY } from '../constants.ts';
import type { RawContributionRecords } from '../records.ts';

type Raw = RawContributionRecords;
export type RawPull = Raw['pulls'][number];
export type RawIssue = Raw['issues'][number];
export type RawRepository = Raw['repositories'][number];

/** Time of the round's block in all tests. */
export const AT = Date.parse('2026-06-30T12:00:00Z');
/** So many days before the block. */
export const ago = (days: number): string => new Date(AT - days * DAY).toISOString();

export const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
export const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
/** GitHub accounts; Carol and the maintainer are no miners. */
export const IDS = { alice: 11, bob: 12, carol: 13, maintainer: 14 };
export const REPOSITORY = 1;

/** TypeScript of 3.57 tokens a function before the weight of the language: see pull-tokens.spec.ts. */
export const functions = (count: number): string =>
  Array.from({ length: count }, (_, index) => `function f${index}() { return g(2); }`).join('\n');

export const repository = (more: Partial<RawRepository> = {}): RawRepository => ({ id: REPOSITORY, share: 1, branches: ['main'], ...more });

/** A pull request of Alice, merged by the maintainer at the very block, 7.497 tokens. */
export const pull = (number: number, more: Partial<RawPull> = {}): RawPull => ({
  repositoryId: REPOSITORY,
  number,
  authorId: IDS.alice,
  authorAssociation: 'CONTRIBUTOR',
  createdAt: ago(12),
  mergedAt: ago(0),
  mergedById: IDS.maintainer,
  closings: [],
  edits: [],
  baseBranch: 'main',
  headBranch: 'fix',
  headRepositoryId: 2,
  reviews: [],
  labels: [],
  files: [{ path: 'src/a.ts', status: 'added', before: null, after: functions(2) }],
  ...more,
});

/** An issue of Carol, older than all pull requests, completed by one of them at its merge. */
export const issue = (number: number, byPull: number | null, more: Partial<RawIssue> = {}): RawIssue => ({
  repositoryId: REPOSITORY,
  number,
  authorId: IDS.carol,
  authorAssociation: 'NONE',
  createdAt: ago(20),
  edits: [],
  transferred: false,
  closings: [{ closedAt: ago(0), reopenedAt: null, reason: 'COMPLETED', byPull }],
  ...more,
});

export const changesRequested = (submittedAt = ago(1)): RawPull['reviews'][number] => ({
  authorId: IDS.maintainer,
  authorAssociation: 'MEMBER',
  state: 'CHANGES_REQUESTED',
  submittedAt,
});

export const records = (more: Partial<Raw> = {}): Raw => ({
  at: AT,
  miners: [
    { hotkey: ALICE, githubId: IDS.alice },
    { hotkey: BOB, githubId: IDS.bob },
  ],
  repositories: [repository()],
  pulls: [],
  issues: [],
  ...more,
});
