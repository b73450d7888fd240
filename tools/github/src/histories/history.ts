/** The format of `histories.jsonl`, as its README describes it. */
import { z } from 'zod';
import { associationSchema, stateReasonSchema } from '../world/facts.ts';

const time = z.iso.datetime().transform((it) => Date.parse(it));
const person = z.string().nullable();
const fullName = z.string().regex(/^[^/]+\/[^/]+$/);
const ref = z.object({ type: z.literal('PullRequest'), number: z.number(), repo: fullName });
const at = { createdAt: time, actor: person.optional() };

const timelineEvent = z.discriminatedUnion('type', [
  z.object({
    ...at,
    type: z.literal('ClosedEvent'),
    stateReason: stateReasonSchema,
    closer: z
      .discriminatedUnion('type', [
        ref,
        z.object({ type: z.literal('Commit'), oid: z.string(), repo: fullName, number: z.number().nullable(), author: person.optional() }),
      ])
      .nullable(),
  }),
  z.object({ ...at, type: z.literal('ReopenedEvent') }),
  z.object({ ...at, type: z.literal('CrossReferencedEvent'), source: ref, willCloseTarget: z.boolean() }),
  z.object({ ...at, type: z.literal('ConnectedEvent'), subject: ref }),
  z.object({ ...at, type: z.literal('ReferencedEvent'), commit: z.object({ oid: z.string(), repo: fullName }) }),
  z.object({ ...at, type: z.literal('LabeledEvent'), label: z.string() }),
  z.object({ ...at, type: z.literal('UnlabeledEvent'), label: z.string() }),
  z.object({ ...at, type: z.literal('RenamedTitleEvent'), previousTitle: z.string(), currentTitle: z.string() }),
  z.object({ ...at, type: z.literal('AssignedEvent') }),
  z.object({ ...at, type: z.literal('TransferredEvent'), fromRepository: fullName }),
  z.object({ ...at, type: z.literal('ConvertedToDiscussionEvent') }),
]);

const pull = z.object({
  number: z.number(),
  repo: fullName,
  title: z.string(),
  author: person,
  authorType: z.enum(['User', 'Bot', 'Organization']).nullable(),
  authorAssociation: associationSchema,
  createdAt: time,
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  merged: z.boolean(),
  mergedAt: time.nullable(),
  mergedBy: person,
  closedAt: time.nullable(),
  baseBranch: z.string(),
  isDraft: z.boolean(),
  closesIssues: z.array(z.string().regex(/^[^/]+\/[^/]+#\d+$/)),
  headSha: z.string(),
  mergeSha: z.string().nullable(),
  reverts: z.number().optional(),
  /** Ours: approving reviews, where the verdict needs one. */
  reviews: z
    .array(
      z.object({
        author: person,
        authorAssociation: associationSchema,
        createdAt: time,
        state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED']),
      }),
    )
    .default([]),
  events: z.array(
    z.object({
      type: z.enum(['MergedEvent', 'ClosedEvent', 'ReopenedEvent', 'ConvertToDraftEvent', 'ReadyForReviewEvent']),
      createdAt: time,
      actor: person,
    }),
  ),
});

export const historySchema = z.object({
  id: z.string(),
  source: z.url(),
  situation: z.string(),
  repo: z.object({
    owner: z.string(),
    name: z.string(),
    defaultBranch: z.string(),
    allowedBranches: z.array(z.string()),
    numericId: z.number(),
    registeredAs: fullName.optional(),
    registeredNumber: z.number().optional(),
    registeredNumericId: z.number().optional(),
    renamedTo: fullName.optional(),
  }),
  issue: z.object({
    number: z.number(),
    title: z.string(),
    labels: z.array(z.string()),
    author: person,
    createdAt: time,
    state: z.enum(['OPEN', 'CLOSED']),
    stateReason: z.enum(['COMPLETED', 'NOT_PLANNED', 'DUPLICATE', 'REOPENED']).nullable(),
    closedAt: time.nullable(),
  }),
  timeline: z.array(timelineEvent),
  timelineTotal: z.number().nullable(),
  pulls: z.array(pull),
  people: z.record(z.string(), z.object({ id: z.number(), type: z.enum(['User', 'Bot', 'Organization']) })),
  competition: z.object({ a: z.string(), b: z.string(), opensAt: time, closesAt: time, resolvesAt: time }),
  expected: z.object({
    verdict: z.enum(['WIN_A', 'WIN_B', 'BOTH_FAIL', 'FAULT_A', 'FAULT_B', 'VOID', 'UNKNOWN']),
    winningPull: z.number().nullable(),
    why: z.string(),
  }),
  filledIn: z.array(z.string()),
});

export type History = z.infer<typeof historySchema>;
