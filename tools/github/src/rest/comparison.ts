import type { ChangedFile, Pull } from '../world/facts.ts';
import { baseShaOf, statusOf } from '../world/files.ts';
import { iso, nodeIds } from '../world/state.ts';
import { missing, siteUrl } from '../graphql/view.ts';
import { shaOf } from '../world/world.ts';
import type { RestView } from './payloads.ts';

/** What lies between the base and the head of a pull request. */
export const comparison = (view: RestView, pull: Pull): object => {
  const repository = view.world.repositories.get(pull.repo);
  if (!repository) throw missing(`repository ${pull.repo}`);
  const fullName = `${repository.owner}/${repository.name}`;
  const base = baseShaOf(pull);
  const range = `${base}...${pull.headSha}`;
  const page = `${siteUrl}/${fullName}/compare/${range}`;
  const commit = (sha: string): object => commitPayload(view, pull, fullName, sha);
  return {
    url: `${view.api}/repos/${fullName}/compare/${range}`,
    html_url: page,
    permalink_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    base_commit: commit(base),
    merge_base_commit: commit(base),
    status: 'ahead',
    ahead_by: 1,
    behind_by: 0,
    total_commits: 1,
    commits: [commit(pull.headSha)],
    files: (pull.files ?? []).map((file) => filePayload(view, pull, fullName, file)),
  };
};

const commitPayload = (view: RestView, pull: Pull, fullName: string, sha: string): object => {
  const url = `${view.api}/repos/${fullName}/commits/${sha}`;
  const person = { name: 'Somebody', email: 'somebody@users.noreply.github.com', date: iso(pull.createdAt) };
  const tree = shaOf('tree', sha);
  return {
    url,
    sha,
    node_id: nodeIds.commit(pull.repo, sha),
    html_url: `${siteUrl}/${fullName}/commit/${sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${view.api}/repos/${fullName}/git/commits/${sha}`,
      author: person,
      committer: person,
      message: pull.title,
      comment_count: 0,
      tree: { sha: tree, url: `${view.api}/repos/${fullName}/git/trees/${tree}` },
    },
    author: null,
    committer: null,
    parents: [],
  };
};

const filePayload = (view: RestView, pull: Pull, fullName: string, file: ChangedFile): object => {
  const path = encodeURIComponent(file.path);
  const lines = (text: string | null): number => (text === null ? 0 : text.split('\n').length);
  const status = statusOf(file);
  return {
    sha: shaOf('blob', pull.repo, pull.number, file.path),
    filename: file.path,
    status,
    additions: lines(file.after),
    deletions: lines(file.before),
    changes: lines(file.after) + lines(file.before),
    blob_url: `${siteUrl}/${fullName}/blob/${pull.headSha}/${path}`,
    raw_url: `${siteUrl}/${fullName}/raw/${pull.headSha}/${path}`,
    contents_url: `${view.api}/repos/${fullName}/contents/${path}?ref=${pull.headSha}`,
    ...(status === 'renamed' ? { previous_filename: file.previousPath } : {}),
  };
};
