import { issueSnapshot, type CloserAnswer, type IssueAnswer, type IssueEventAnswer, type Reference } from './answers.ts';
import type { Closer, Evidence, IssueEvent, PullFacts } from './evidence.ts';
import { addressOf } from './pulls.ts';

/** What was read beside the issue, all of it without a failure. */
export interface Beside {
  /** Null where GitHub has no such pull request. */
  readonly pull: (reference: Reference) => PullFacts | null;
  /** The pull requests of the registered repository that contain a closing commit. */
  readonly owners: (sha: string) => readonly Reference[];
  /** Every pull request that the evidence names. */
  readonly named: readonly Reference[];
  readonly ofCompetitors: readonly Reference[];
}

/** Puts together what the first answer only names: closers, references, the competitors' pull requests. */
export const assemble = (issue: IssueAnswer, beside: Beside): Evidence => {
  const lost = beside.named.find((it) => beside.pull(it) === null);
  if (lost) return { kind: 'partial', gaps: [`${addressOf(lost)} is named but cannot be read.`] };
  return {
    kind: 'read',
    issue: issueSnapshot(issue),
    events: issue.timelineItems.nodes.map((it) => eventOf(it, beside)),
    closingPulls: issue.closedByPullRequestsReferences.nodes.map((it) => known(beside, it)),
    competitorPulls: beside.ofCompetitors.map((it) => known(beside, it)),
  };
};

const known = ({ pull }: Beside, reference: Reference): PullFacts => {
  const read = pull(reference);
  if (!read) throw new Error(`${addressOf(reference)} was not read.`);
  return read;
};

const eventOf = (it: IssueEventAnswer, beside: Beside): IssueEvent => {
  switch (it.__typename) {
    case 'ClosedEvent':
      return { type: 'closed', at: it.createdAt, reason: it.stateReason, actor: it.actor, closer: closerOf(it.closer, beside) };
    case 'ReopenedEvent':
      return { type: 'reopened', at: it.createdAt, actor: it.actor };
    case 'TransferredEvent':
      return {
        type: 'transferred',
        at: it.createdAt,
        fromRepoId: it.fromRepository?.databaseId ?? null,
        fromRepo: it.fromRepository?.nameWithOwner ?? null,
      };
    default:
      return { type: 'converted', at: it.createdAt };
  }
};

const closerOf = (closer: CloserAnswer, beside: Beside): Closer => {
  if (closer === null) return { kind: 'hand' };
  if (closer.__typename === 'PullRequest') return { kind: 'pull', pull: known(beside, closer) };
  if (closer.__typename === 'ProjectV2') return { kind: 'other', name: closer.__typename };
  const merged = beside
    .owners(closer.oid)
    .map((it) => known(beside, it))
    .filter((it) => it.state === 'MERGED');
  return { kind: 'commit', sha: closer.oid, author: closer.author?.user ?? null, pulls: merged };
};
