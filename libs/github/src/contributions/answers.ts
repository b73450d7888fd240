/** The shape of GitHub's answers to the queries of contributions. */
import { z } from 'zod';
import { accountSchema, associationSchema, page } from '../evidence/answers.ts';

const time = z.iso.datetime();
/** A list that GitHub leaves out where it was never used. */
const optionalPage = <S extends z.ZodType>(node: S) =>
  page(node)
    .nullable()
    .transform((it) => it ?? { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] });

const edit = z.object({ editedAt: time });
const dated = { createdAt: time };

export const changedPullsSchema = z.object({
  repository: z
    .object({ databaseId: z.number(), pullRequests: page(z.object({ number: z.number(), updatedAt: time, author: accountSchema })) })
    .nullable(),
});
export const listedIssuesSchema = z.object({
  repository: z.object({ databaseId: z.number(), issues: page(z.object({ number: z.number(), author: accountSchema })) }).nullable(),
});

const pullEvent = z.discriminatedUnion('__typename', [
  z.object({ __typename: z.literal('ClosedEvent'), ...dated }),
  z.object({ __typename: z.literal('ReopenedEvent'), ...dated }),
  z.object({ __typename: z.literal('LabeledEvent'), ...dated, actor: accountSchema, label: z.object({ name: z.string() }) }),
  z.object({ __typename: z.literal('UnlabeledEvent'), ...dated, label: z.object({ name: z.string() }) }),
]);
const review = z.object({
  state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING']),
  submittedAt: time.nullable(),
  authorAssociation: associationSchema,
  author: accountSchema,
});
export const pullLists = { edits: optionalPage(edit), events: page(pullEvent), reviews: optionalPage(review) };
export const pullSchema = z.object({
  number: z.number(),
  url: z.string(),
  createdAt: time,
  mergedAt: time.nullable(),
  baseRefName: z.string(),
  baseRefOid: z.string(),
  headRefName: z.string(),
  headRefOid: z.string(),
  authorAssociation: associationSchema,
  author: accountSchema,
  mergedBy: accountSchema,
  headRepository: z.object({ databaseId: z.number().nullable() }).nullable(),
  commits: z.object({ nodes: z.array(z.object({ commit: z.object({ oid: z.string(), committedDate: time }) })) }),
  closingIssuesReferences: optionalPage(z.object({ number: z.number(), repository: z.object({ databaseId: z.number() }) })),
  ...pullLists,
});
export type PullAnswer = z.infer<typeof pullSchema>;
export const pullPageSchema = z.object({
  repository: z.object({
    pullRequest: z.object({
      edits: pullLists.edits.optional(),
      events: pullLists.events.optional(),
      reviews: pullLists.reviews.optional(),
    }),
  }),
});

const issueEvent = z.discriminatedUnion('__typename', [
  z.object({
    __typename: z.literal('ClosedEvent'),
    ...dated,
    stateReason: z.enum(['COMPLETED', 'NOT_PLANNED', 'DUPLICATE', 'REOPENED']).nullable(),
    closer: z
      .object({
        __typename: z.string(),
        number: z.number().optional(),
        repository: z.object({ databaseId: z.number() }).optional(),
      })
      .nullable(),
  }),
  z.object({ __typename: z.literal('ReopenedEvent'), ...dated }),
  z.object({ __typename: z.literal('TransferredEvent'), ...dated }),
]);
export const issueLists = { edits: optionalPage(edit), events: page(issueEvent) };
export const issueSchema = z.object({
  number: z.number(),
  url: z.string(),
  createdAt: time,
  authorAssociation: associationSchema,
  author: accountSchema,
  ...issueLists,
});
export type IssueAnswer = z.infer<typeof issueSchema>;
export const issuePageSchema = z.object({
  repository: z.object({ issue: z.object({ edits: issueLists.edits.optional(), events: issueLists.events.optional() }) }),
});

/** What a commit changed since it left the branch (REST; the only place where GitHub tells a merge base). */
export const comparisonSchema = z.object({
  merge_base_commit: z.object({ sha: z.string() }),
  files: z
    .array(
      z.object({
        filename: z.string(),
        status: z.enum(['added', 'removed', 'modified', 'renamed', 'copied', 'changed', 'unchanged']),
        previous_filename: z.string().optional(),
      }),
    )
    .default([]),
});

export const blobSchema = z
  .object({
    __typename: z.string(),
    byteSize: z.number().optional(),
    isBinary: z.boolean().nullish(),
    isTruncated: z.boolean().optional(),
    text: z.string().nullish(),
  })
  .nullable();

export const objectSchema = z.object({ __typename: z.string() });
