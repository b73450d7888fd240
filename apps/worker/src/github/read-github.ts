import { isAbsent, type GithubClient, type PullFacts } from '@joust/github';
import type {
  Competition,
  CompetitionPull,
  CompetitionSide,
  GithubAccount,
  GithubEvent,
  GithubIssue,
  GithubPull,
  Issue,
} from '@joust/tables';
import { AccountAnswer, IssueAnswer, PullAnswer, RepositoryAnswer, type AccountAnswer as Account } from './answers.ts';
import { accountRow, competitionPullRow, issueEventRows, issueRow, pullEventRows, pullRow } from './rows.ts';

/** An issue to refresh, with its open competition if there is one. */
export interface Subject {
  readonly issue: Issue;
  readonly duel: { readonly competition: Competition; readonly sides: readonly CompetitionSide[] } | null;
}

/** When this was judged: chain time, and the block of it. */
export interface Moment {
  readonly time: Date;
  readonly block: number;
}

/** Rows of one issue, as GitHub reads now. */
export interface GithubRows {
  readonly issue: GithubIssue | null;
  readonly pulls: readonly GithubPull[];
  readonly competitionPulls: readonly CompetitionPull[];
  readonly events: readonly GithubEvent[];
  readonly accounts: readonly GithubAccount[];
}

/**
 * Reads what pages show of an issue. Errors: those of GithubClient but "not there": an issue that cannot be seen any more
 * gives no new row and keeps its old one (404 does not say since when).
 */
export const readGithub = async (client: GithubClient, { issue, duel }: Subject, moment: Moment, now: Date): Promise<GithubRows> => {
  const shown = await readIssue(client, issue, now);
  if (duel === null) return { issue: shown?.row ?? null, pulls: [], competitionPulls: [], events: [], accounts: shown?.accounts ?? [] };
  const [evidence] = await client.evidence([{ issue, openMs: BigInt(duel.competition.openTime.getTime()), ...sidesOf(duel.sides) }]);
  if (evidence?.kind === 'unread') throw evidence.failure;
  if (evidence?.kind !== 'read')
    return { issue: shown?.row ?? null, pulls: [], competitionPulls: [], events: [], accounts: shown?.accounts ?? [] };
  const facts = unique([...evidence.competitorPulls, ...evidence.closingPulls]);
  const pulls = await Promise.all(facts.map((pull) => readPull(client, evidence.issue.repo, pull, now)));
  return {
    issue: shown?.row ?? null,
    pulls: pulls.flatMap((pull) => (pull ? [pull] : [])),
    competitionPulls: facts.flatMap((pull) => competitionPullRow(pull, issue, duel.competition, duel.sides, moment) ?? []),
    events: [...issueEventRows(issue, evidence.events, now), ...facts.flatMap((pull) => pullEventRows(pull, now))],
    accounts: shown?.accounts ?? [],
  };
};

/** The account behind a GitHub id; null when there is none (any more). */
export const readAccount = async (client: GithubClient, githubId: bigint, now: Date): Promise<GithubAccount | null> => {
  const answer = await present(client.get(AccountAnswer, `/user/${githubId}`));
  return answer === null ? null : accountRow(answer, now);
};

const readIssue = async (
  client: GithubClient,
  issue: Issue,
  now: Date,
): Promise<{ row: GithubIssue; accounts: GithubAccount[] } | null> => {
  const answer = await present(client.get(IssueAnswer, `/repos/${issue.repo}/issues/${issue.number}`));
  if (answer === null) return null;
  // redirects were followed: the repository is the one the issue is in now
  const repository = await present(client.get(RepositoryAnswer, pathOf(answer.repository_url)));
  const users: Account[] = answer.user ? [answer.user] : [];
  return { row: issueRow(issue.id, answer, repository?.language ?? null, now), accounts: users.map((user) => accountRow(user, now)) };
};

const pathOf = (repositoryUrl: string): string => `/repos/${repositoryUrl.split('/').slice(-2).join('/')}`;

const readPull = async (client: GithubClient, repo: string, facts: PullFacts, now: Date): Promise<GithubPull | null> => {
  const answer = await present(client.get(PullAnswer, `/repos/${repo}/pulls/${facts.number}`));
  return answer === null || facts.author === null ? null : pullRow(answer, facts, BigInt(facts.author.id), now);
};

const present = async <T>(answer: Promise<T>): Promise<T | null> => {
  try {
    return await answer;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
};

const sidesOf = (sides: readonly CompetitionSide[]): { a: { githubId: bigint }; b: { githubId: bigint } } => {
  const githubId = (name: 'a' | 'b'): bigint => sides.find((side) => side.side === name)?.githubId ?? 0n;
  return { a: { githubId: githubId('a') }, b: { githubId: githubId('b') } };
};

const unique = (pulls: readonly PullFacts[]): PullFacts[] => [
  ...new Map(pulls.map((pull) => [`${pull.repoId}/${pull.number}`, pull])).values(),
];
