import { unreachable } from '@joust/units';
import { Issue } from '@joust/tables';
import { In } from 'typeorm';
import { missing, originOf, pick, put, row, type EventNamed, type Placed, type Projection } from '../projection.ts';

export const ISSUE_EVENTS = [
  'IssueRegistered',
  'BountyFunded',
  'IssueOpened',
  'CompetitionStarted',
  'IssueCancelled',
  'IssueSolved',
  'IssueChanged',
  'IssueUnavailableFlagged',
] as const;
type IssueEvent = Placed<EventNamed<(typeof ISSUE_EVENTS)[number]>>;
export type Issues = Map<bigint, Issue>;

/** Brings the issue rows up to the end of the batch. */
export const projectIssues: Projection = async (tx, batch) => {
  const events = pick(batch, ISSUE_EVENTS);
  if (events.length === 0) return;
  const ids = [...new Set(events.map(({ event }) => event.issueId))];
  const issues: Issues = new Map((await tx.findBy(Issue, { id: In(ids) })).map((issue) => [issue.id, issue]));
  for (const placed of events) applyIssueEvent(issues, placed);
  // in the order of ids: a cancelled issue makes room for its successor of the same URL
  await put(
    tx,
    Issue,
    ['id'],
    [...issues.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
};

/** One step of an issue's life (contract.md, States). */
export const applyIssueEvent = (issues: Issues, placed: IssueEvent): void => {
  const { event, block } = placed;
  if (event.name === 'IssueRegistered') {
    issues.set(event.issueId, registered(placed as Placed<EventNamed<'IssueRegistered'>>));
    return;
  }
  const issue = issues.get(event.issueId) ?? missing(`issue ${event.issueId}`, placed);
  passAnchor(issue, block);
  switch (event.name) {
    case 'BountyFunded':
      issue.filled = event.filled;
      if (event.filled >= event.target && issue.status === 'Registered') {
        issue.fundedAt = block;
        move(issue, 'Funded', block);
      }
      return;
    case 'IssueOpened':
      issue.openedAt = block;
      issue.competitionId = null;
      return move(issue, 'Open', block);
    case 'CompetitionStarted':
      issue.competitionId = event.competitionId;
      return move(issue, 'Competing', block);
    case 'IssueCancelled':
      issue.recycled += event.recycled;
      issue.cancelReason = event.reason;
      issue.competitionId = null;
      issue.endedAt = block;
      return move(issue, 'Cancelled', block);
    case 'IssueSolved':
      issue.competitionId = event.competitionId;
      issue.endedAt = block;
      return move(issue, 'Solved', block);
    case 'IssueChanged':
      Object.assign(issue, { nextTarget: event.target, nextPriority: event.priority, nextFrom: event.from });
      return;
    case 'IssueUnavailableFlagged':
      issue.unavailableAt = block;
      return;
    default:
      return unreachable(event);
  }
};

/** What the owner changed comes into force at its anchor (contract/src/issues.rs, `pass_anchor`). */
const passAnchor = (issue: Issue, block: number): void => {
  const { nextTarget, nextPriority, nextFrom } = issue;
  if (nextTarget === null || nextPriority === null || nextFrom === null || nextFrom > block) return;
  Object.assign(issue, { target: nextTarget, priority: nextPriority, nextTarget: null, nextPriority: null, nextFrom: null });
};

const registered = (placed: Placed<EventNamed<'IssueRegistered'>>): Issue => {
  const { event, block } = placed;
  return row(Issue, {
    id: event.issueId,
    repoId: event.repoId,
    repo: event.repo,
    number: event.number,
    nodeId: event.nodeId,
    authorId: event.authorId,
    baseBranch: event.baseBranch,
    contentHash: event.contentHash,
    target: event.target,
    filled: 0n,
    recycled: 0n,
    status: 'Registered',
    registeredAt: block,
    fundedAt: null,
    openedAt: null,
    endedAt: null,
    statusSince: block,
    competitionId: null,
    cancelReason: null,
    priority: 0,
    nextTarget: null,
    nextPriority: null,
    nextFrom: null,
    unavailableAt: null,
    ...originOf(placed),
  });
};

const move = (issue: Issue, status: Issue['status'], block: number): void => {
  issue.status = status;
  issue.statusSince = block;
};
