import type { GithubClient } from '../client/client.ts';
import type { PullAnswer } from './answers.ts';
import { closings } from './closings.ts';
import { readFiles } from './files.ts';
import { issueRecord, readIssues } from './issues.ts';
import { listIssues, listPulls } from './listing.ts';
import { pullRecord, readPulls } from './pulls.ts';
import type { ContributionRequest, Contributions, IssueContribution, PullContribution, ReadRepository } from './records.ts';

const DAY = 86_400_000;

/**
 * Everything that some people did in some repositories: their pull requests and issues, the issues that their pull requests
 * closed, and the pull requests that closed their issues. Whole or not at all: a failure is thrown, and what is missing from
 * the answer does not exist.
 * Errors: those of the client; NotFound when a repository is gone, or its name is another's.
 */
export const readContributions = async (
  client: GithubClient,
  { repositories, people, at }: ContributionRequest,
): Promise<Contributions> => {
  const all: Contributions[] = [];
  for (const repository of repositories) all.push(await readRepository(client, repository, people, at));
  return { pulls: all.flatMap(({ pulls }) => pulls), issues: all.flatMap(({ issues }) => issues) };
};

const readRepository = async (
  client: GithubClient,
  repository: ReadRepository,
  people: ReadonlySet<number>,
  at: number,
): Promise<Contributions> => {
  const since = at - repository.lookbackDays * DAY;
  const own = ({ authorId }: { authorId: number | null }): boolean => authorId !== null && people.has(authorId);
  const listedPulls = (await listPulls(client, repository, since)).filter(own).map(({ number }) => number);
  const listedIssues = (await listIssues(client, repository, since)).filter(own).map(({ number }) => number);

  const ofPeople = await readPulls(client, repository, inOrder(listedPulls));
  // of each, the first fifty that it names: one issue is enough for its factor
  const closedByThem = ofPeople
    .filter(({ mergedAt }) => mergedAt !== null)
    .flatMap((pull) => pull.closingIssuesReferences.nodes.filter((it) => it.repository.databaseId === repository.id));
  const issues = present(
    await readIssues(client, repository, inOrder([...listedIssues, ...closedByThem.map(({ number }) => number)])),
    (it) => issueRecord(it, repository.id),
  );
  const known = new Set(ofPeople.map(({ number }) => number));
  const closers = issues.filter(own).flatMap((issue) => issue.closings.flatMap(({ byPull }) => byPull ?? []));
  const ofOthers = await readPulls(client, repository, inOrder(closers.filter((number) => !known.has(number))));

  const pulls: PullContribution[] = [];
  for (const answer of [...ofPeople, ...ofOthers].sort((x, y) => x.number - y.number)) {
    const record = pullRecord(answer, repository.id);
    if (record !== null) pulls.push({ ...record, files: await filesOf(client, repository, answer, since, at) });
  }
  return { pulls, issues: issues.toSorted((x: IssueContribution, y: IssueContribution) => x.number - y.number) };
};

const inOrder = (numbers: readonly number[]): number[] => [...new Set(numbers)].sort((x, y) => x - y);
const present = <A, R>(answers: readonly A[], read: (answer: A) => R | null): R[] => answers.flatMap((answer) => read(answer) ?? []);

/** Files of what was merged, or open, at that time and is not too old to count: the others are not measured. */
const filesOf = async (client: GithubClient, repository: ReadRepository, pull: PullAnswer, since: number, at: number) => {
  const head = headAt(pull, at);
  const age = pull.mergedAt !== null && Date.parse(pull.mergedAt) <= at ? pull.mergedAt : pull.createdAt;
  if (head === null || Date.parse(age) <= since) return [];
  return readFiles(client, repository, pull.baseRefOid, head);
};

/**
 * The head at a time; null when the pull request was closed then, or not there yet. What was merged stands still. Of an open
 * one GitHub does not tell when something was pushed: the last commit that was made until then is taken, so that later pushes
 * change nothing.
 */
const headAt = (pull: PullAnswer, at: number): string | null => {
  if (Date.parse(pull.createdAt) > at) return null;
  if (pull.mergedAt !== null && Date.parse(pull.mergedAt) <= at) return pull.headRefOid;
  const isClosed = closings(pull.events.nodes).some(
    ({ closedAt, reopenedAt }) => Date.parse(closedAt) <= at && (reopenedAt === null || Date.parse(reopenedAt) > at),
  );
  if (isClosed) return null;
  const commits = pull.commits.nodes.map(({ commit }) => commit);
  return (commits.findLast(({ committedDate }) => Date.parse(committedDate) <= at) ?? commits[0])?.oid ?? pull.headRefOid;
};
