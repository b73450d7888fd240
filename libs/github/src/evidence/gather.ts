import type { JoustError } from '@joust/units';
import type { GithubClient } from '../client/client.ts';
import type { RegisteredIssue } from '../verdict/competition-view.ts';
import type { IssueAnswer, Listed, Reference } from './answers.ts';
import { assemble } from './assemble.ts';
import { commitKey, readCommits, type CommitReference, type Commits } from './commits.ts';
import type { Evidence } from './evidence.ts';
import { contradictions, findIssues, type Place, type Repository } from './issues.ts';
import { listSince } from './lists.ts';
import { addressOf, readPulls, type Pulls } from './pulls.ts';
import { Reader, type Answer } from './reader.ts';

/** What to read: an issue, and the pull requests of two accounts since the window opened. */
export interface EvidenceRequest {
  readonly issue: RegisteredIssue;
  readonly openMs: bigint;
  /** 0: nobody; GitHub numbers its accounts from 1. */
  readonly a: { readonly githubId: bigint };
  readonly b: { readonly githubId: bigint };
}

/**
 * Reads the evidence of many issues in five rounds of queries for all of them: issues, lists of pull requests, closing
 * commits, pull requests, and what may revert those. A failure leaves the issues unread that it touches, and no others.
 */
export const gather = async (client: GithubClient, requests: readonly EvidenceRequest[]): Promise<Evidence[]> => {
  const reader = new Reader(client);
  const places = await findIssues(
    reader,
    requests.map(({ issue }) => issue),
  );
  const cases = requests.map((request, index): Case => caseOf(request, places[index]));
  const lists = await listSince(reader, wantedLists(cases));
  const subjects = cases.map((it) => ('evidence' in it ? it : subjectOf(it, lists)));
  const found = subjects.flatMap((it) => ('evidence' in it ? [] : [it]));
  const commits = await readCommits(reader, found.flatMap(closingCommits));
  const pulls = await readPulls(
    reader,
    found.flatMap((it) => namedBy(it, commits)),
  );
  return subjects.map((it) => ('evidence' in it ? it.evidence : evidenceOf(it, commits, pulls)));
};

/** Nothing more to read. */
interface Settled {
  readonly evidence: Evidence;
}
interface Open {
  readonly request: EvidenceRequest;
  readonly issue: IssueAnswer;
  readonly repository: Repository | null;
}
type Case = Settled | Open;

const caseOf = (request: EvidenceRequest, place: Place | undefined): Case => {
  if (place === undefined) throw new Error(`${request.issue.repo}#${request.issue.number} was not looked for.`);
  if (place.kind === 'evidence') return place;
  const gaps = contradictions(place.issue);
  return gaps.length ? { evidence: { kind: 'partial', gaps } } : { request, ...place };
};

const hasCompetitors = ({ a, b }: EvidenceRequest): boolean => a.githubId > 0n || b.githubId > 0n;

/** Each repository in which somebody competes, with the first opening of a window. */
const wantedLists = (cases: readonly Case[]): ReadonlyMap<Repository, number> => {
  const wanted = new Map<string, [Repository, number]>();
  for (const it of cases) {
    if ('evidence' in it || it.repository === null || !hasCompetitors(it.request)) continue;
    const { nameWithOwner } = it.repository;
    const since = Math.min(wanted.get(nameWithOwner)?.[1] ?? Infinity, Number(it.request.openMs));
    wanted.set(nameWithOwner, [it.repository, since]);
  }
  return new Map(wanted.values());
};

/** An issue with everything that is named beside it. */
interface Subject {
  readonly issue: IssueAnswer;
  readonly repository: Repository | null;
  readonly ofCompetitors: readonly Reference[];
}

const subjectOf = ({ request, issue, repository }: Open, lists: ReadonlyMap<string, Answer<readonly Listed[]>>): Settled | Subject => {
  if (repository === null || !hasCompetitors(request)) return { issue, repository, ofCompetitors: [] };
  const list = lists.get(repository.nameWithOwner);
  if (list === undefined) throw new Error(`The pull requests of ${repository.nameWithOwner} were not listed.`);
  if ('failure' in list) return { evidence: { kind: 'unread', failure: list.failure } };
  return { issue, repository, ofCompetitors: openedBy(request, repository, list.read) };
};

const openedBy = ({ a, b, openMs }: EvidenceRequest, repository: Repository, list: readonly Listed[]): Reference[] => {
  const ids = new Set([Number(a.githubId), Number(b.githubId)]);
  return list
    .filter(({ author, createdAt }) => createdAt >= Number(openMs) && author !== null && ids.has(author.id))
    .map(({ number }) => ({ number, repository }));
};

const closersOf = ({ issue }: Subject) => issue.timelineItems.nodes.flatMap((it) => (it.__typename === 'ClosedEvent' ? [it.closer] : []));

const closingCommits = (subject: Subject): CommitReference[] => {
  const { repository } = subject;
  if (repository === null) return [];
  return closersOf(subject).flatMap((it) => (it?.__typename === 'Commit' ? [{ repository, sha: it.oid }] : []));
};

const namedBy = (subject: Subject, commits: Commits): Reference[] => [
  ...closersOf(subject).flatMap((it) => (it?.__typename === 'PullRequest' ? [it] : [])),
  ...closingCommits(subject).flatMap((it) => ownersOf(it, commits)),
  ...subject.issue.closedByPullRequestsReferences.nodes,
  ...subject.ofCompetitors,
];

const ownersOf = (commit: CommitReference, commits: Commits): readonly Reference[] => {
  const owners = commits.get(commitKey(commit));
  return owners && 'read' in owners ? owners.read : [];
};

const evidenceOf = (subject: Subject, commits: Commits, pulls: Pulls): Evidence => {
  const named = namedBy(subject, commits);
  const answers = [...closingCommits(subject).map((it) => commits.get(commitKey(it))), ...named.map((it) => pulls.get(addressOf(it)))];
  const failure = firstFailure(answers);
  if (failure) return { kind: 'unread', failure };
  const { issue, repository, ofCompetitors } = subject;
  return assemble(issue, {
    pull: (it) => readOf(pulls.get(addressOf(it))),
    owners: (sha) => (repository ? ownersOf({ repository, sha }, commits) : []),
    named,
    ofCompetitors,
  });
};

const firstFailure = (answers: readonly (Answer<unknown> | undefined)[]): JoustError | null => {
  for (const it of answers) if (it && 'failure' in it) return it.failure;
  return null;
};

const readOf = <T>(answer: Answer<T> | undefined): T => {
  if (answer && 'read' in answer) return answer.read;
  throw new Error('Something was named and not asked about.');
};
