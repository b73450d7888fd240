import { z } from 'zod';
import type { GithubClient } from '../client/client.ts';
import { contentHash } from './content-hash.ts';

const issueSchema = z.object({
  number: z.number(),
  node_id: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']),
  repository_url: z.string(),
  html_url: z.string(),
  user: z.object({ id: z.number(), login: z.string() }).nullable(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
  pull_request: z.unknown().optional(),
});
const repositorySchema = z.object({
  id: z.number(),
  full_name: z.string(),
  default_branch: z.string(),
  archived: z.boolean(),
  private: z.boolean(),
  license: z.object({ spdx_id: z.string().nullable() }).nullable(),
});

/** What `register_issue` needs to know and to check. */
export interface IssueToRegister {
  readonly repoId: number;
  /** `owner/name` of today, which may differ from what was asked for. */
  readonly repo: string;
  readonly number: number;
  readonly nodeId: string;
  /** Null when the account was deleted. */
  readonly authorId: number | null;
  readonly author: string | null;
  readonly defaultBranch: string;
  readonly title: string;
  readonly body: string | null;
  readonly labels: readonly string[];
  readonly url: string;
  readonly contentHash: `0x${string}`;
  readonly open: boolean;
  readonly isPullRequest: boolean;
  readonly archived: boolean;
  readonly private: boolean;
  /** SPDX id; null when GitHub knows no licence. */
  readonly license: string | null;
}

/** Reads an issue with its repository. Errors: those of `GithubClient.get`; NotFound when there is no such issue. */
export const readIssue = async (client: GithubClient, owner: string, name: string, number: number): Promise<IssueToRegister> => {
  const issue = await client.get(issueSchema, `/repos/${owner}/${name}/issues/${number}`);
  // Redirects have been followed, so the repository is the one the issue is in now.
  const [nowOwner, nowName] = issue.repository_url.split('/').slice(-2);
  const repository = await client.get(repositorySchema, `/repos/${nowOwner}/${nowName}`);
  const body = issue.body ?? null;
  return {
    repoId: repository.id,
    repo: repository.full_name,
    number: issue.number,
    nodeId: issue.node_id,
    authorId: issue.user?.id ?? null,
    author: issue.user?.login ?? null,
    defaultBranch: repository.default_branch,
    title: issue.title,
    body,
    labels: issue.labels.flatMap((it) => (typeof it === 'string' ? it : (it.name ?? []))),
    url: issue.html_url,
    contentHash: contentHash(issue.title, body),
    open: issue.state === 'open',
    isPullRequest: issue.pull_request !== undefined,
    archived: repository.archived,
    private: repository.private,
    license: repository.license?.spdx_id ?? null,
  };
};
