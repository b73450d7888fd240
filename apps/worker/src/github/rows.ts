import type { IssueEvent, PullFacts } from '@joust/github';
import {
  CompetitionPull,
  GithubAccount,
  GithubEvent,
  GithubIssue,
  GithubPull,
  type Competition,
  type CompetitionSide,
  type Issue,
} from '@joust/tables';
import { row } from '../projection.ts';
import type { AccountAnswer, IssueAnswer, PullAnswer } from './answers.ts';
import { judge, sideOf } from './judge.ts';

const NO_COLOUR = 'ededed';

export const issueRow = (issueId: bigint, answer: IssueAnswer, language: string | null, fetchedAt: Date): GithubIssue =>
  row(GithubIssue, {
    issueId,
    title: answer.title,
    body: answer.body?.length ? answer.body : null,
    htmlUrl: answer.html_url,
    state: answer.state,
    stateReason: answer.state_reason ?? null,
    authorLogin: answer.user?.login ?? 'ghost',
    labels: answer.labels.flatMap((label) =>
      typeof label === 'string'
        ? [{ name: label, color: NO_COLOUR }]
        : label.name
          ? [{ name: label.name, color: label.color ?? NO_COLOUR }]
          : [],
    ),
    comments: answer.comments,
    language,
    createdAt: answer.created_at,
    updatedAt: answer.updated_at,
    closedAt: answer.state === 'closed' ? (answer.closed_at ?? answer.updated_at) : null,
    fetchedAt,
    etag: null,
  });

export const accountRow = ({ id, login, avatar_url, html_url }: AccountAnswer, fetchedAt: Date): GithubAccount =>
  row(GithubAccount, { githubId: BigInt(id), login, avatarUrl: avatar_url, htmlUrl: html_url, fetchedAt });

/** REST knows sizes and the newest commit, the evidence who approved. */
export const pullRow = (answer: PullAnswer, facts: PullFacts, authorId: bigint, fetchedAt: Date): GithubPull =>
  row(GithubPull, {
    repoId: BigInt(answer.base.repo.id),
    number: answer.number,
    authorId,
    title: answer.title,
    htmlUrl: answer.html_url,
    state: answer.merged_at ? 'merged' : answer.state,
    draft: answer.draft === true,
    baseBranch: answer.base.ref,
    headSha: answer.head.sha,
    commits: answer.commits,
    additions: answer.additions,
    deletions: answer.deletions,
    changedFiles: answer.changed_files,
    reviewDecision: facts.approvals.length > 0 ? 'approved' : null,
    checks: null,
    createdAt: answer.created_at,
    updatedAt: answer.updated_at,
    closedAt: answer.closed_at,
    mergedAt: answer.merged_at,
    mergeSha: facts.mergeSha,
    mergedByLogin: facts.mergedBy?.login ?? null,
    fetchedAt,
    etag: null,
  });

/** Which side a pull request belongs to; null for somebody who does not compete. */
export const competitionPullRow = (
  pull: PullFacts,
  issue: Issue,
  competition: Competition,
  sides: readonly CompetitionSide[],
  judged: { time: Date; block: number },
): CompetitionPull | null => {
  const side = sideOf(pull, sides);
  if (side === null) return null;
  const { inWindow, valid, reasons } = judge(pull, competition, issue);
  return row(CompetitionPull, {
    competitionId: competition.id,
    number: pull.number,
    side: side.side,
    inWindow,
    valid,
    reasons,
    judgedTime: judged.time,
    judgedAt: judged.block,
    mergeSha: pull.mergeSha,
  });
};

/** The timeline of an issue. GitHub's node ids are not part of the evidence: an entry is known by what, where and when. */
export const issueEventRows = (issue: Issue, events: readonly IssueEvent[], fetchedAt: Date): GithubEvent[] =>
  events.map((event) => {
    const actor = 'actor' in event ? event.actor : null;
    const data = event.type === 'closed' ? { reason: event.reason, by: event.closer.kind } : {};
    return eventRow({ repoId: issue.repoId, number: issue.number }, event.type, event.at, actor, data, fetchedAt);
  });

export const pullEventRows = (pull: PullFacts, fetchedAt: Date): GithubEvent[] => {
  const where = { repoId: BigInt(pull.repoId), number: pull.number };
  return [
    eventRow(where, 'opened', pull.createdAt, pull.author, {}, fetchedAt),
    ...pull.events.map((event) =>
      eventRow(where, event.type, event.at, null, event.type === 'rebased' ? { from: event.from, to: event.to } : {}, fetchedAt),
    ),
    ...pull.approvals.map((approval) =>
      eventRow(where, 'approved', approval.at, approval.author, { association: approval.association }, fetchedAt),
    ),
  ];
};

const eventRow = (
  where: { repoId: bigint; number: number },
  kind: string,
  at: number,
  actor: { id: number; login: string } | null,
  data: Record<string, unknown>,
  fetchedAt: Date,
): GithubEvent =>
  row(GithubEvent, {
    id: `${where.repoId}/${where.number}/${kind}/${at}/${actor?.id ?? ''}`,
    ...where,
    kind,
    actorId: actor === null ? null : BigInt(actor.id),
    actorLogin: actor?.login ?? null,
    at: new Date(at),
    data,
    fetchedAt,
  });
