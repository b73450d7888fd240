/**
 * What the stand-in knows, as facts with a time. Nothing is ever overwritten: what GitHub would answer at a moment is
 * derived from the facts up to that moment (`state.ts`), so that a history can be played by the clock alone.
 * All times are milliseconds since 1970.
 */
import { z } from 'zod';

const ms = z.number().int().nonnegative();
const id = z.number().int().positive();
const sha = z.string().regex(/^[0-9a-f]{40}$/);
export const issueRefSchema = z.object({ repo: id, number: id });

export const accountSchema = z.object({
  id,
  login: z.string().min(1),
  type: z.enum(['User', 'Bot', 'Organization']),
  createdAt: ms,
});

export const repositorySchema = z.object({
  id,
  owner: z.string().min(1),
  name: z.string().min(1),
  /** Lower-case `owner/name` under which it can be found as well. */
  formerNames: z.array(z.string()),
  defaultBranch: z.string().min(1),
  license: z.string().nullable(),
  archived: z.boolean(),
  createdAt: ms,
});

/** A closer names a pull request of this or another repository, or a commit. */
export const closerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('PullRequest'), repo: id, number: id }),
  z.object({ type: z.literal('Commit'), oid: sha, repo: id }),
]);

const event = <T extends string>(type: T) => ({ type: z.literal(type), at: ms, actor: id.nullable() });
export const stateReasonSchema = z.enum(['COMPLETED', 'NOT_PLANNED', 'DUPLICATE']);

export const issueEventSchema = z.discriminatedUnion('type', [
  z.object({ ...event('ClosedEvent'), reason: stateReasonSchema, closer: closerSchema.nullable(), closedAt: ms.optional() }),
  z.object(event('ReopenedEvent')),
  z.object({ ...event('CrossReferencedEvent'), source: issueRefSchema, willClose: z.boolean() }),
  z.object({ ...event('ConnectedEvent'), subject: issueRefSchema }),
  z.object({ ...event('ReferencedEvent'), oid: sha, repo: id }),
  z.object({ ...event('LabeledEvent'), label: z.string() }),
  z.object({ ...event('UnlabeledEvent'), label: z.string() }),
  z.object({ ...event('RenamedTitleEvent'), previousTitle: z.string(), currentTitle: z.string() }),
  z.object(event('AssignedEvent')),
  z.object({ ...event('TransferredEvent'), fromRepo: id }),
  z.object(event('ConvertedToDiscussionEvent')),
]);

export const associationSchema = z.enum([
  'COLLABORATOR',
  'CONTRIBUTOR',
  'FIRST_TIMER',
  'FIRST_TIME_CONTRIBUTOR',
  'MANNEQUIN',
  'MEMBER',
  'NONE',
  'OWNER',
]);

export const issueSchema = z.object({
  repo: id,
  number: id,
  id,
  title: z.string(),
  body: z.string().nullable(),
  labels: z.array(z.string()),
  author: id.nullable(),
  createdAt: ms,
  events: z.array(issueEventSchema),
  /** Where a transfer took it; the old address redirects from then on. */
  moved: z.object({ at: ms, to: issueRefSchema }).nullable(),
  /** From then on the address answers 410 Gone. */
  deletedAt: ms.nullable(),
  association: associationSchema.optional(),
  /** When its text was changed. */
  edits: z.array(ms).optional(),
});

export const pullEventSchema = z.discriminatedUnion('type', [
  z.object(event('MergedEvent')),
  z.object({ ...event('ClosedEvent'), closedAt: ms.optional() }),
  z.object(event('ReopenedEvent')),
  z.object(event('ConvertToDraftEvent')),
  z.object(event('ReadyForReviewEvent')),
  z.object({ ...event('BaseRefChangedEvent'), from: z.string(), to: z.string() }),
  z.object({ ...event('CrossReferencedEvent'), source: issueRefSchema, willClose: z.boolean() }),
  z.object({ ...event('LabeledEvent'), label: z.string() }),
  z.object({ ...event('UnlabeledEvent'), label: z.string() }),
]);

/** A changed file with its texts at the merge base and at the head; null where there is none. */
export const changedFileSchema = z.object({
  path: z.string().min(1),
  previousPath: z.string().min(1).optional(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const pullSchema = z.object({
  repo: id,
  number: id,
  id,
  title: z.string(),
  body: z.string().nullable(),
  author: id.nullable(),
  association: associationSchema,
  createdAt: ms,
  draftAtFirst: z.boolean(),
  /** Branch of today; earlier ones are in the events. */
  baseBranch: z.string(),
  headSha: sha,
  mergeSha: sha.nullable(),
  /** Commits of the branch besides the head. */
  commits: z.array(sha),
  closes: z.array(issueRefSchema),
  reverts: id.nullable(),
  reviews: z.array(
    z.object({
      author: id.nullable(),
      association: associationSchema,
      at: ms,
      state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED']),
    }),
  ),
  events: z.array(pullEventSchema),
  files: z.array(changedFileSchema).optional(),
  /** When its text was changed. */
  edits: z.array(ms).optional(),
});

export const commitSchema = z.object({ oid: sha, repo: id, author: id.nullable(), at: ms });

export const gistSchema = z.object({
  id: z.string().regex(/^[0-9a-f]{1,40}$/),
  owner: id,
  createdAt: ms,
  public: z.boolean(),
  files: z.record(z.string(), z.string()),
});

export const factsSchema = z.object({
  version: z.literal(1),
  accounts: z.array(accountSchema),
  repositories: z.array(repositorySchema),
  issues: z.array(issueSchema),
  pulls: z.array(pullSchema),
  commits: z.array(commitSchema),
  gists: z.array(gistSchema),
});

export type Account = z.infer<typeof accountSchema>;
export type Repository = z.infer<typeof repositorySchema>;
export type IssueRef = z.infer<typeof issueRefSchema>;
export type Closer = z.infer<typeof closerSchema>;
export type IssueEvent = z.infer<typeof issueEventSchema>;
export type Issue = z.infer<typeof issueSchema>;
export type PullEvent = z.infer<typeof pullEventSchema>;
export type ChangedFile = z.infer<typeof changedFileSchema>;
export type Pull = z.infer<typeof pullSchema>;
export type Commit = z.infer<typeof commitSchema>;
export type Gist = z.infer<typeof gistSchema>;
export type Facts = z.infer<typeof factsSchema>;
