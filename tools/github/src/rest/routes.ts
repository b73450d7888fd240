import { presenceOf } from '../world/state.ts';
import { comparison } from './comparison.ts';
import {
  fullRepository,
  gistPayload,
  issuePayload,
  publicUser,
  pullAsIssue,
  pullPayload,
  pullSimple,
  rateLimitPayload,
  type RestView,
} from './payloads.ts';

export interface RestAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The route of the OpenAPI description, for the check of the payload. */
  readonly route?: string;
}

interface Route {
  readonly pattern: RegExp;
  readonly answer: (view: RestView, parts: Readonly<Record<string, string>>, query: URLSearchParams) => RestAnswer;
}

const failed = (status: number, message: string): RestAnswer => ({
  status,
  body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
});
const absent = (): RestAnswer => failed(404, 'Not Found');
const ok = (route: string, body: unknown, headers?: Readonly<Record<string, string>>): RestAnswer => ({
  status: 200,
  body,
  route,
  ...(headers ? { headers } : {}),
});
const movedTo = (url: string): RestAnswer => ({
  status: 301,
  headers: { location: url },
  body: { message: 'Moved Permanently', url, documentation_url: 'https://docs.github.com/rest' },
});

const routes: readonly Route[] = [
  {
    pattern: /^\/repos\/(?<owner>[^/]+)\/(?<name>[^/]+)(?<rest>\/.*)?$/,
    answer: (view, parts, query) => {
      const repo = view.world.repository(`${parts['owner']}/${parts['name']}`);
      if (!repo || repo.createdAt > view.now) return absent();
      const rest = parts['rest'] ?? '';
      const renamed = `${repo.owner}/${repo.name}`.toLowerCase() !== `${parts['owner']}/${parts['name']}`.toLowerCase();
      return renamed ? movedTo(`${view.api}/repositories/${repo.id}${rest}`) : inRepository(view, repo.id, rest, query);
    },
  },
  {
    pattern: /^\/repositories\/(?<id>\d+)(?<rest>\/.*)?$/,
    answer: (view, parts, query) => inRepository(view, Number(parts['id']), parts['rest'] ?? '', query),
  },
  {
    pattern: /^\/users\/(?<login>[^/]+)$/,
    answer: (view, parts) => {
      const account = view.world.accountByLogin(decodeURIComponent(parts['login'] ?? '').replace('[bot]', ''));
      return account ? ok('/users/{username}', publicUser(view, account)) : absent();
    },
  },
  {
    pattern: /^\/user\/(?<id>\d+)$/,
    answer: (view, parts) => {
      const account = view.world.accounts.get(Number(parts['id']));
      return account ? ok('/user/{account_id}', publicUser(view, account)) : absent();
    },
  },
  {
    pattern: /^\/gists\/(?<id>[0-9a-f]+)$/,
    answer: (view, parts) => {
      const gist = view.world.gists.get(parts['id'] ?? '');
      return gist && gist.createdAt <= view.now ? ok('/gists/{gist_id}', gistPayload(view, gist)) : absent();
    },
  },
  { pattern: /^\/rate_limit$/, answer: (view) => ok('/rate_limit', rateLimitPayload(view)) },
];

const inRepository = (view: RestView, id: number, rest: string, query: URLSearchParams): RestAnswer => {
  const repo = view.world.repositories.get(id);
  if (!repo) return absent();
  if (rest === '') return ok('/repos/{owner}/{repo}', fullRepository(view, repo));
  const issue = /^\/issues\/(\d+)$/.exec(rest);
  if (issue) return issueAnswer(view, id, Number(issue[1]));
  const pull = /^\/pulls\/(\d+)$/.exec(rest);
  if (pull) {
    const it = view.world.pull({ repo: id, number: Number(pull[1]) });
    return it && it.createdAt <= view.now ? ok('/repos/{owner}/{repo}/pulls/{pull_number}', pullPayload(view, it)) : absent();
  }
  const compared = /^\/compare\/([0-9a-f]{40})\.\.\.([0-9a-f]{40})$/.exec(rest);
  if (compared) {
    const it = view.world.pullsWithCommit(id, compared[2] ?? '').find((pull) => pull.headSha === compared[2]);
    return it && it.createdAt <= view.now ? ok('/repos/{owner}/{repo}/compare/{basehead}', comparison(view, it)) : absent();
  }
  return rest === '/pulls' ? pullList(view, id, query) : absent();
};

const issueAnswer = (view: RestView, repo: number, number: number): RestAnswer => {
  const route = '/repos/{owner}/{repo}/issues/{issue_number}';
  const issue = view.world.issue({ repo, number });
  if (issue) {
    const presence = presenceOf(issue, view.now);
    if (presence === 'here') return ok(route, issuePayload(view, issue));
    if (presence === 'deleted') return failed(410, 'This issue was deleted');
    if (presence === 'moved' && issue.moved)
      return movedTo(`${view.api}/repositories/${issue.moved.to.repo}/issues/${issue.moved.to.number}`);
    return absent();
  }
  const pull = view.world.pull({ repo, number });
  return pull && pull.createdAt <= view.now ? ok(route, pullAsIssue(view, pull)) : absent();
};

const pullList = (view: RestView, repo: number, query: URLSearchParams): RestAnswer => {
  const state = query.get('state') ?? 'open';
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const page = Math.max(1, Number(query.get('page') ?? 1));
  const direction = (query.get('direction') ?? 'desc') === 'asc' ? 1 : -1;
  const all = view.world
    .pullsOf(repo)
    .filter((it) => it.createdAt <= view.now)
    .sort((x, y) => direction * (x.createdAt - y.createdAt || x.number - y.number))
    .map((it) => pullSimple(view, it) as { state: string })
    .filter((it) => state === 'all' || it.state === state);
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (number: number, rel: string): string => {
    const next = new URLSearchParams(query);
    next.set('page', String(number));
    return `<${view.api}/repositories/${repo}/pulls?${next.toString()}>; rel="${rel}"`;
  };
  const links = page < last ? [link(page + 1, 'next'), link(last, 'last')] : [];
  return ok('/repos/{owner}/{repo}/pulls', all.slice((page - 1) * size, page * size), links.length ? { link: links.join(', ') } : {});
};

/** Answers a GET of the REST API. */
export const restAnswer = (view: RestView, path: string, query: URLSearchParams): RestAnswer => {
  for (const { pattern, answer } of routes) {
    const match = pattern.exec(path);
    if (match) return answer(view, { ...match.groups }, query);
  }
  return absent();
};
