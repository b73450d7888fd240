import { accountId } from '@joust/units';
import { z } from 'zod';
import { DISCOVERY_SHARE, LOOKBACK_DAYS } from './constants.ts';

const GitHubId = z.number().int().positive();
const Count = z.number().int().positive();
/** A GitHub timestamp; Unix milliseconds inside. */
// eslint-disable-next-line no-restricted-globals -- reads what GitHub wrote; asks no clock
const Instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const Association = z.enum([
  'OWNER',
  'MEMBER',
  'COLLABORATOR',
  'CONTRIBUTOR',
  'FIRST_TIME_CONTRIBUTOR',
  'FIRST_TIMER',
  'MANNEQUIN',
  'NONE',
]);
export type Association = z.infer<typeof Association>;

/** A closing and, if it was taken back, when. Histories, not last states: every round can be asked again. */
const closing = { closedAt: Instant, reopenedAt: Instant.nullable() };

const FileRecord = z.object({
  path: z.string().min(1),
  status: z.enum(['added', 'modified', 'renamed', 'removed']),
  /** Contents at the merge base and at the head; null where GitHub has no text (binary, too large, no such side). */
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type FileRecord = z.infer<typeof FileRecord>;

const ReviewRecord = z.object({
  authorId: GitHubId,
  authorAssociation: Association,
  state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED']),
  submittedAt: Instant,
});

const LabelRecord = z.object({
  name: z.string(),
  /** Association of who applied it. */
  byAssociation: Association,
  appliedAt: Instant,
  removedAt: Instant.nullable(),
});

const PullRecord = z.object({
  repositoryId: GitHubId,
  number: Count,
  authorId: GitHubId,
  authorAssociation: Association,
  createdAt: Instant,
  mergedAt: Instant.nullable(),
  mergedById: GitHubId.nullable(),
  /** Closings without a merge. */
  closings: z.array(z.object(closing)),
  /** Every edit of the description. */
  edits: z.array(Instant),
  baseBranch: z.string(),
  headBranch: z.string(),
  /** Null when the fork is gone. */
  headRepositoryId: GitHubId.nullable(),
  reviews: z.array(ReviewRecord),
  labels: z.array(LabelRecord),
  files: z.array(FileRecord),
});
export type PullRecord = z.infer<typeof PullRecord>;

const IssueRecord = z.object({
  repositoryId: GitHubId,
  number: Count,
  authorId: GitHubId,
  authorAssociation: Association,
  createdAt: Instant,
  edits: z.array(Instant),
  /** Came from another repository. */
  transferred: z.boolean(),
  closings: z.array(
    z.object({
      ...closing,
      reason: z.enum(['COMPLETED', 'NOT_PLANNED', 'DUPLICATE']),
      /** Number of the pull request of the same repository that closed it. */
      byPull: Count.nullable(),
    }),
  ),
});
export type IssueRecord = z.infer<typeof IssueRecord>;

const Repository = z.object({
  id: GitHubId,
  /** Relative to the other repositories. */
  share: Count,
  /** Part for discovered issues, in 1/10,000. */
  discoveryShare: z.number().int().min(0).max(10_000).default(DISCOVERY_SHARE),
  lookbackDays: Count.default(LOOKBACK_DAYS),
  /** Branches that count, the default one first; `*` stands for any characters. */
  branches: z.array(z.string().min(1)).min(1),
  /** Factor by label, in 1/1,000. */
  labels: z.record(z.string(), z.number().int().min(0).max(10_000)).default({}),
  /** Points of every pull request here, in place of what its files are worth. */
  fixedBase: z.number().int().min(0).nullable().default(null),
});
export type Repository = z.infer<typeof Repository>;

/** A repository as an operator lists it. */
export const ScoredRepositories = z
  .array(Repository.extend({ repo: z.string().regex(/^[^/\s]+\/[^/\s]+$/, 'is not of the form owner/name') }).strict())
  .min(1)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: 'the same repository twice' });
export type ScoredRepositories = z.infer<typeof ScoredRepositories>;

const Miner = z.object({ hotkey: z.string().transform((text) => accountId(text)), githubId: GitHubId });
export type Miner = z.infer<typeof Miner>;

const unique = <T>(what: string, name: (record: T) => string) => ({
  check: (records: readonly T[]) => new Set(records.map(name)).size === records.length,
  params: { error: `the same ${what} twice` },
});
const inRepository = ({ repositoryId, number }: { repositoryId: number; number: number }): string => `${repositoryId}#${number}`;

const once = {
  miner: unique<Miner>('hotkey', ({ hotkey }) => hotkey),
  repository: unique<Repository>('repository', ({ id }) => `${id}`),
  pull: unique<PullRecord>('pull request', inRepository),
  issue: unique<IssueRecord>('issue', inRepository),
};

/**
 * What a round is told. `pulls` are all pull requests of the miners, and those that closed their issues; `issues` are all
 * issues of the miners, and those that their pull requests closed. Whoever could not read some of it does not ask: a
 * missing record is one that does not exist.
 */
export const ContributionRecords = z
  .object({
    /** Time of the round's block, Unix milliseconds. What happened later is not seen. */
    at: Count,
    miners: z.array(Miner).refine(once.miner.check, once.miner.params),
    repositories: z.array(Repository).refine(once.repository.check, once.repository.params),
    pulls: z.array(PullRecord).refine(once.pull.check, once.pull.params),
    issues: z.array(IssueRecord).refine(once.issue.check, once.issue.params),
  })
  .refine(
    ({ repositories, pulls, issues }) => {
      const known = new Set(repositories.map(({ id }) => id));
      return [...pulls, ...issues].every(({ repositoryId }) => known.has(repositoryId));
    },
    { error: 'a record of a repository that is not scored' },
  );
export type ContributionRecords = z.infer<typeof ContributionRecords>;
/** Before the door. */
export type RawContributionRecords = z.input<typeof ContributionRecords>;
