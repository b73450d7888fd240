import { z } from 'zod';

/** The parts of GitHub's REST answers that pages show. Shapes: GitHub's OpenAPI description. */
const instant = z.iso.datetime().transform((text) => new Date(text));
const account = z.object({ id: z.number(), login: z.string(), avatar_url: z.string(), html_url: z.string() });

export const IssueAnswer = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string().nullish(),
  html_url: z.string(),
  repository_url: z.string(),
  state: z.enum(['open', 'closed']),
  state_reason: z.string().nullish(),
  user: account.nullable(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish(), color: z.string().nullish() })])),
  comments: z.number(),
  created_at: instant,
  updated_at: instant,
  closed_at: instant.nullable(),
});
export type IssueAnswer = z.infer<typeof IssueAnswer>;

export const RepositoryAnswer = z.object({ id: z.number(), full_name: z.string(), language: z.string().nullish() });

export const PullAnswer = z.object({
  number: z.number(),
  title: z.string(),
  html_url: z.string(),
  state: z.enum(['open', 'closed']),
  draft: z.boolean().optional(),
  user: account.nullable(),
  base: z.object({ ref: z.string(), repo: z.object({ id: z.number() }) }),
  head: z.object({ sha: z.string() }),
  commits: z.number(),
  additions: z.number(),
  deletions: z.number(),
  changed_files: z.number(),
  created_at: instant,
  updated_at: instant,
  closed_at: instant.nullable(),
  merged_at: instant.nullable(),
  merge_commit_sha: z.string().nullable(),
  merged_by: account.nullish(),
});
export type PullAnswer = z.infer<typeof PullAnswer>;

export const AccountAnswer = account;
export type AccountAnswer = z.infer<typeof account>;
