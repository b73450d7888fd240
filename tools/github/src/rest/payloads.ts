/** Payloads of GitHub's REST API, field by field as its OpenAPI description asks for them (checked in tests). */
import type { Account, Gist, Issue, Pull, Repository } from '../world/facts.ts';
import { iso, issueAt, labelsAt, nodeIds, pullAt, titleAt } from '../world/state.ts';
import { missing, siteUrl, type View } from '../graphql/view.ts';

export interface RestView extends View {
  /** Address of this server, `http://127.0.0.1:port`. */
  readonly api: string;
}

export const simpleUser = (view: RestView, it: Account): object => {
  const login = it.type === 'Bot' ? `${it.login}[bot]` : it.login;
  const url = `${view.api}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: it.id,
    node_id: nodeIds.account(it),
    avatar_url: `https://avatars.githubusercontent.com/u/${it.id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${siteUrl}/${it.login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: it.type,
    site_admin: false,
  };
};

const userOf = (view: RestView, id: number | null): object | null => {
  if (id === null) return null;
  const account = view.world.accounts.get(id);
  if (!account) throw missing(`account ${id}`);
  return simpleUser(view, account);
};

export const publicUser = (view: RestView, it: Account): object => ({
  ...simpleUser(view, it),
  name: null,
  company: null,
  blog: null,
  location: null,
  email: null,
  hireable: null,
  bio: null,
  public_repos: 0,
  public_gists: [...view.world.gists.values()].filter((gist) => gist.owner === it.id).length,
  followers: 0,
  following: 0,
  created_at: iso(it.createdAt),
  updated_at: iso(it.createdAt),
});

/** The owner is an organisation of no further interest; its id is derived from the repository's. */
const ownerOf = (view: RestView, it: Repository): object =>
  simpleUser(view, { id: 1_000_000_000 + (it.id % 1_000_000_000), login: it.owner, type: 'Organization', createdAt: it.createdAt });

const TEMPLATES = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
} as const;

export const fullRepository = (view: RestView, it: Repository): object => {
  const fullName = `${it.owner}/${it.name}`;
  const url = `${view.api}/repos/${fullName}`;
  const html = `${siteUrl}/${fullName}`;
  const open = view.world
    .issuesOf(it.id)
    .filter((issue) => issue.createdAt <= view.now && issueAt(issue, view.now).state === 'OPEN').length;
  return {
    ...Object.fromEntries(Object.entries(TEMPLATES).map(([name, path]) => [name, `${url}${path}`])),
    id: it.id,
    node_id: nodeIds.repository(it),
    name: it.name,
    full_name: fullName,
    owner: ownerOf(view, it),
    private: false,
    html_url: html,
    description: null,
    fork: false,
    url,
    clone_url: `${html}.git`,
    git_url: `git://github.com/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: null,
    language: null,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: 0,
    default_branch: it.defaultBranch,
    open_issues: open,
    open_issues_count: open,
    has_issues: true,
    has_projects: true,
    has_wiki: false,
    has_pages: false,
    has_downloads: false,
    has_discussions: true,
    archived: it.archived,
    disabled: false,
    license: it.license && {
      key: it.license.toLowerCase(),
      name: it.license,
      spdx_id: it.license,
      url: `${view.api}/licenses/${it.license.toLowerCase()}`,
      node_id: `L_${it.license}`,
    },
    pushed_at: iso(it.createdAt),
    created_at: iso(it.createdAt),
    updated_at: iso(it.createdAt),
    network_count: 0,
    subscribers_count: 0,
  };
};

const repositoryOf = (view: RestView, id: number): Repository => {
  const repository = view.world.repositories.get(id);
  if (!repository) throw missing(`repository ${id}`);
  return repository;
};

export const issuePayload = (view: RestView, it: Issue): object => {
  const repository = repositoryOf(view, it.repo);
  const fullName = `${repository.owner}/${repository.name}`;
  const url = `${view.api}/repos/${fullName}/issues/${it.number}`;
  const state = issueAt(it, view.now);
  return {
    id: it.id,
    node_id: nodeIds.issue(it),
    number: it.number,
    title: titleAt(it, view.now),
    body: it.body,
    user: userOf(view, it.author),
    url,
    repository_url: `${view.api}/repos/${fullName}`,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${siteUrl}/${fullName}/issues/${it.number}`,
    state: state.state.toLowerCase(),
    state_reason: state.reason?.toLowerCase() ?? null,
    labels: labelsAt(it, view.now).map((name) => ({
      id: labelId(name),
      node_id: `LA_${labelId(name)}`,
      url: `${view.api}/repos/${fullName}/labels/${encodeURIComponent(name)}`,
      name,
      description: null,
      color: 'ededed',
      default: false,
    })),
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: 0,
    closed_at: state.closedAt === null ? null : iso(state.closedAt),
    created_at: iso(it.createdAt),
    updated_at: iso(state.updatedAt),
    author_association: 'NONE',
  };
};

const labelId = (name: string): number => [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000_007, 7);

/** A pull request read through the issues route: marked by `pull_request`. */
export const pullAsIssue = (view: RestView, it: Pull): object => {
  const state = pullAt(it, view.now);
  const repository = repositoryOf(view, it.repo);
  const base = issuePayload(view, {
    repo: it.repo,
    number: it.number,
    id: it.id,
    title: it.title,
    body: it.body,
    labels: [],
    author: it.author,
    createdAt: it.createdAt,
    events: [],
    moved: null,
    deletedAt: null,
  });
  const path = `${repository.owner}/${repository.name}`;
  return {
    ...base,
    node_id: nodeIds.pull(it),
    state: state.state === 'OPEN' ? 'open' : 'closed',
    closed_at: state.closedAt === null ? null : iso(state.closedAt),
    html_url: `${siteUrl}/${path}/pull/${it.number}`,
    pull_request: {
      url: `${view.api}/repos/${path}/pulls/${it.number}`,
      html_url: `${siteUrl}/${path}/pull/${it.number}`,
      diff_url: `${siteUrl}/${path}/pull/${it.number}.diff`,
      patch_url: `${siteUrl}/${path}/pull/${it.number}.patch`,
      merged_at: state.mergedAt === null ? null : iso(state.mergedAt),
    },
  };
};

/** A pull request in a list. */
export const pullSimple = (view: RestView, it: Pull): object => {
  const repository = repositoryOf(view, it.repo);
  const fullName = `${repository.owner}/${repository.name}`;
  const url = `${view.api}/repos/${fullName}/pulls/${it.number}`;
  const html = `${siteUrl}/${fullName}/pull/${it.number}`;
  const issue = `${view.api}/repos/${fullName}/issues/${it.number}`;
  const state = pullAt(it, view.now);
  const end = (ref: string, sha: string): object => ({
    label: `${repository.owner}:${ref}`,
    ref,
    sha,
    user: ownerOf(view, repository),
    repo: fullRepository(view, repository),
  });
  const link = (href: string): object => ({ href });
  return {
    url,
    id: it.id,
    node_id: nodeIds.pull(it),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${view.api}/repos/${fullName}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: `${view.api}/repos/${fullName}/statuses/${it.headSha}`,
    number: it.number,
    state: state.state === 'OPEN' ? 'open' : 'closed',
    locked: false,
    title: it.title,
    user: userOf(view, it.author),
    body: it.body,
    labels: [],
    milestone: null,
    created_at: iso(it.createdAt),
    updated_at: iso(state.updatedAt),
    closed_at: state.closedAt === null ? null : iso(state.closedAt),
    merged_at: state.mergedAt === null ? null : iso(state.mergedAt),
    merge_commit_sha: state.mergedAt === null ? null : it.mergeSha,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: end(`solve-${it.number}`, it.headSha),
    base: end(state.baseBranch, it.headSha),
    _links: {
      self: link(url),
      html: link(html),
      issue: link(issue),
      comments: link(`${issue}/comments`),
      review_comments: link(`${url}/comments`),
      review_comment: link(`${url}/comments{/number}`),
      commits: link(`${url}/commits`),
      statuses: link(`${url}/statuses`),
    },
    author_association: it.association,
    auto_merge: null,
    draft: state.isDraft,
  };
};

export const pullPayload = (view: RestView, it: Pull): object => {
  const state = pullAt(it, view.now);
  return {
    ...pullSimple(view, it),
    merged: state.mergedAt !== null,
    mergeable: null,
    rebaseable: null,
    mergeable_state: 'unknown',
    merged_by: userOf(view, state.mergedBy),
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: it.commits.length + 1,
    additions: 1,
    deletions: 0,
    changed_files: 1,
  };
};

export const gistPayload = (view: RestView, it: Gist): object => {
  const url = `${view.api}/gists/${it.id}`;
  return {
    url,
    forks_url: `${url}/forks`,
    commits_url: `${url}/commits`,
    id: it.id,
    node_id: `G_${it.id}`,
    git_pull_url: `https://gist.github.com/${it.id}.git`,
    git_push_url: `https://gist.github.com/${it.id}.git`,
    html_url: `https://gist.github.com/${it.id}`,
    public: it.public,
    created_at: iso(it.createdAt),
    updated_at: iso(it.createdAt),
    description: null,
    comments: 0,
    user: null,
    comments_url: `${url}/comments`,
    owner: userOf(view, it.owner),
    truncated: false,
    history: [],
    forks: [],
    files: Object.fromEntries(
      Object.entries(it.files).map(([filename, content]) => [
        filename,
        {
          filename,
          type: 'text/plain',
          language: 'Text',
          raw_url: `https://gist.githubusercontent.com/raw/${it.id}/${filename}`,
          size: Buffer.byteLength(content),
          truncated: false,
          content,
          encoding: 'utf-8',
        },
      ]),
    ),
  };
};

export const rateLimitPayload = (view: RestView): object => {
  const entry = {
    limit: view.limit.limit,
    remaining: view.limit.remaining,
    reset: Math.floor(view.limit.resetAt / 1000),
    used: view.limit.used,
  };
  return { resources: { core: entry, graphql: entry, search: entry }, rate: entry };
};
