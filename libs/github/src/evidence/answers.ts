/** The shape of GitHub's answers to our queries, and how they become facts. */
import { z } from 'zod';
import type { Account, Approval, IssueSnapshot, PullEvent, PullFacts, Revert } from './evidence.ts';

const time = z.iso.datetime().transform((it) => Date.parse(it));
const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
export const page = <S extends z.ZodType>(node: S) => z.object({ pageInfo, nodes: z.array(node) });

/** An account without a numeric id cannot be compared, so it counts as unknown: null. */
export const accountSchema = z
  .object({ __typename: z.string(), login: z.string(), databaseId: z.number().nullish() })
  .nullable()
  .transform((it): Account | null => {
    const kind = z.enum(['User', 'Bot', 'Organization', 'Mannequin', 'EnterpriseUserAccount']).safeParse(it?.__typename);
    return it && kind.success && typeof it.databaseId === 'number' ? { id: it.databaseId, login: it.login, kind: kind.data } : null;
  });

export const associationSchema = z.enum([
  'OWNER',
  'MEMBER',
  'COLLABORATOR',
  'CONTRIBUTOR',
  'FIRST_TIMER',
  'FIRST_TIME_CONTRIBUTOR',
  'MANNEQUIN',
  'NONE',
]);
const repositorySchema = z.object({ databaseId: z.number(), nameWithOwner: z.string() });
export const referenceSchema = z.object({ number: z.number(), repository: repositorySchema });
export type Reference = z.infer<typeof referenceSchema>;

const dated = { createdAt: time };
const pullEventSchema = z.discriminatedUnion('__typename', [
  z.object({ __typename: z.literal('ClosedEvent'), ...dated }).transform((it): PullEvent => ({ type: 'closed', at: it.createdAt })),
  z.object({ __typename: z.literal('ReopenedEvent'), ...dated }).transform((it): PullEvent => ({ type: 'reopened', at: it.createdAt })),
  z.object({ __typename: z.literal('MergedEvent'), ...dated }).transform((it): PullEvent => ({ type: 'merged', at: it.createdAt })),
  z
    .object({ __typename: z.literal('ConvertToDraftEvent'), ...dated })
    .transform((it): PullEvent => ({ type: 'drafted', at: it.createdAt })),
  z
    .object({ __typename: z.literal('ReadyForReviewEvent'), ...dated })
    .transform((it): PullEvent => ({ type: 'readied', at: it.createdAt })),
  z
    .object({ __typename: z.literal('BaseRefChangedEvent'), ...dated, previousRefName: z.string(), currentRefName: z.string() })
    .transform((it): PullEvent => ({ type: 'rebased', at: it.createdAt, from: it.previousRefName, to: it.currentRefName })),
  z
    .object({ __typename: z.literal('AutomaticBaseChangeSucceededEvent'), ...dated, oldBase: z.string(), newBase: z.string() })
    .transform((it): PullEvent => ({ type: 'rebased', at: it.createdAt, from: it.oldBase, to: it.newBase })),
]);

const mentionSchema = z.object({
  source: z.discriminatedUnion('__typename', [
    z.object({ __typename: z.literal('Issue') }),
    z.object({
      __typename: z.literal('PullRequest'),
      number: z.number(),
      merged: z.boolean(),
      mergedAt: time.nullable(),
      baseRefName: z.string(),
      repository: repositorySchema,
    }),
  ]),
});

export const messagesSchema = z.object({
  mergeCommit: z.object({ message: z.string() }).nullable(),
  commits: z.object({ nodes: z.array(z.object({ commit: z.object({ message: z.string() }) })) }),
});
export type Messages = z.infer<typeof messagesSchema>;

const approvalSchema = z
  .object({ author: accountSchema, authorAssociation: associationSchema, submittedAt: time })
  .transform((it): Approval => ({ author: it.author, association: it.authorAssociation, at: it.submittedAt }));

export const pullLists = { events: page(pullEventSchema), mentions: page(mentionSchema), approvals: page(approvalSchema) };

export const pullSchema = z.object({
  number: z.number(),
  title: z.string(),
  url: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  isDraft: z.boolean(),
  createdAt: time,
  closedAt: time.nullable(),
  mergedAt: time.nullable(),
  baseRefName: z.string(),
  authorAssociation: associationSchema,
  author: accountSchema,
  mergedBy: accountSchema,
  mergeCommit: z.object({ oid: z.string() }).nullable(),
  repository: z.object({ databaseId: z.number() }),
  ...pullLists,
});
export type PullAnswer = z.infer<typeof pullSchema>;

export const pullPageSchema = z.object({
  repository: z.object({
    pullRequest: z.object({
      events: pullLists.events.optional(),
      mentions: pullLists.mentions.optional(),
      approvals: pullLists.approvals.optional(),
    }),
  }),
});

export const pullFacts = (it: PullAnswer, reverts: readonly Revert[]): PullFacts => ({
  repoId: it.repository.databaseId,
  number: it.number,
  title: it.title,
  url: it.url,
  author: it.author,
  association: it.authorAssociation,
  createdAt: it.createdAt,
  state: it.state,
  closedAt: it.closedAt,
  mergedAt: it.mergedAt,
  mergedBy: it.mergedBy,
  mergeSha: it.mergeCommit?.oid ?? null,
  baseBranch: it.baseRefName,
  isDraft: it.isDraft,
  events: it.events.nodes,
  approvals: it.approvals.nodes,
  reverts,
});

/** A merged pull request to the same branch that names this one, so that it may revert it. */
export interface Suspect extends Reference {
  readonly mergedAt: number;
}

export const suspectsOf = (it: PullAnswer): Suspect[] =>
  it.mentions.nodes.flatMap(({ source }) => {
    if (it.mergeCommit === null || source.__typename !== 'PullRequest' || !source.merged || source.mergedAt === null) return [];
    const { number, repository, mergedAt, baseRefName } = source;
    return repository.databaseId === it.repository.databaseId && baseRefName === it.baseRefName ? [{ number, repository, mergedAt }] : [];
  });

/**
 * Git's own sentence in a commit of the suspect. Titles and bodies can be edited later, commit messages of merged work
 * cannot.
 */
export const revertedBy = ({ number, mergedAt }: Suspect, said: Messages, reverted: PullAnswer): Revert[] => {
  const sentence = `This reverts commit ${reverted.mergeCommit?.oid}`;
  const messages = [said.mergeCommit?.message ?? '', ...said.commits.nodes.map((it) => it.commit.message)];
  return messages.some((it) => it.includes(sentence)) ? [{ number, mergedAt }] : [];
};

const closerSchema = z
  .discriminatedUnion('__typename', [
    z.object({ __typename: z.literal('PullRequest'), ...referenceSchema.shape }),
    z.object({ __typename: z.literal('Commit'), oid: z.string(), author: z.object({ user: accountSchema }).nullable() }),
    z.object({ __typename: z.literal('ProjectV2') }),
  ])
  .nullable();
export type CloserAnswer = z.infer<typeof closerSchema>;

const stateReason = z.enum(['COMPLETED', 'NOT_PLANNED', 'DUPLICATE', 'REOPENED']).nullable();

const issueEventSchema = z.discriminatedUnion('__typename', [
  z.object({ __typename: z.literal('ClosedEvent'), ...dated, stateReason, actor: accountSchema, closer: closerSchema }),
  z.object({ __typename: z.literal('ReopenedEvent'), ...dated, actor: accountSchema }),
  z.object({ __typename: z.literal('TransferredEvent'), ...dated, fromRepository: repositorySchema.nullable() }),
  z.object({ __typename: z.literal('ConvertedToDiscussionEvent'), ...dated }),
]);
export type IssueEventAnswer = z.infer<typeof issueEventSchema>;

export const issueLists = { timelineItems: page(issueEventSchema), closedByPullRequestsReferences: page(referenceSchema) };

export const issueSchema = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  body: z.string(),
  url: z.string(),
  state: z.enum(['OPEN', 'CLOSED']),
  stateReason,
  createdAt: time,
  closedAt: time.nullable(),
  author: accountSchema,
  repository: repositorySchema,
  ...issueLists,
});
export type IssueAnswer = z.infer<typeof issueSchema>;

export const issuePageSchema = z.object({
  repository: z.object({
    issue: z.object({
      timelineItems: issueLists.timelineItems.optional(),
      closedByPullRequestsReferences: issueLists.closedByPullRequestsReferences.optional(),
    }),
  }),
});

export const issueSnapshot = (it: IssueAnswer): IssueSnapshot => ({
  repoId: it.repository.databaseId,
  repo: it.repository.nameWithOwner,
  number: it.number,
  nodeId: it.id,
  url: it.url,
  title: it.title,
  body: it.body === '' ? null : it.body,
  author: it.author,
  createdAt: it.createdAt,
  state: it.state,
  stateReason: it.stateReason,
  closedAt: it.closedAt,
});

const listed = z.object({ number: z.number(), createdAt: time, author: accountSchema });
export const pullListSchema = page(listed);
export type Listed = z.infer<typeof listed>;
