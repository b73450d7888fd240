import type { Account, Issue, Pull, Repository } from './facts.ts';

/** GitHub's clock ticks in whole seconds. */
export const iso = (ms: number): string => new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');

export interface IssueState {
  readonly state: 'OPEN' | 'CLOSED';
  readonly reason: 'COMPLETED' | 'NOT_PLANNED' | 'DUPLICATE' | 'REOPENED' | null;
  readonly closedAt: number | null;
  readonly updatedAt: number;
}

/** What the issue reads at a moment. */
export const issueAt = (issue: Issue, now: number): IssueState => {
  let read: IssueState = { state: 'OPEN', reason: null, closedAt: null, updatedAt: issue.createdAt };
  for (const event of issue.events) {
    if (event.at > now) break;
    read = { ...read, updatedAt: event.at };
    if (event.type === 'ClosedEvent') read = { ...read, state: 'CLOSED', reason: event.reason, closedAt: event.closedAt ?? event.at };
    if (event.type === 'ReopenedEvent') read = { ...read, state: 'OPEN', reason: 'REOPENED', closedAt: null };
    // Recorded in the histories: a converted issue reads closed as completed without any close event.
    if (event.type === 'ConvertedToDiscussionEvent') read = { ...read, state: 'CLOSED', reason: 'COMPLETED', closedAt: event.at };
  }
  return read;
};

export interface PullState {
  readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly closedAt: number | null;
  readonly mergedAt: number | null;
  readonly mergedBy: number | null;
  readonly isDraft: boolean;
  readonly baseBranch: string;
  readonly updatedAt: number;
}

/** What the pull request reads at a moment. */
export const pullAt = (pull: Pull, now: number): PullState => {
  let read: PullState = {
    state: 'OPEN',
    closedAt: null,
    mergedAt: null,
    mergedBy: null,
    isDraft: pull.draftAtFirst,
    baseBranch: baseAt(pull, now),
    updatedAt: pull.createdAt,
  };
  for (const event of pull.events) {
    if (event.at > now) break;
    read = { ...read, updatedAt: event.at };
    switch (event.type) {
      case 'MergedEvent':
        read = { ...read, state: 'MERGED', mergedAt: event.at, mergedBy: event.actor };
        break;
      case 'ClosedEvent':
        read = { ...read, state: read.state === 'MERGED' ? 'MERGED' : 'CLOSED', closedAt: event.closedAt ?? event.at };
        break;
      case 'ReopenedEvent':
        read = { ...read, state: 'OPEN', closedAt: null };
        break;
      case 'ConvertToDraftEvent':
        read = { ...read, isDraft: true };
        break;
      case 'ReadyForReviewEvent':
        read = { ...read, isDraft: false };
        break;
      default:
        break;
    }
  }
  return read;
};

const baseAt = (pull: Pull, now: number): string => {
  const next = pull.events.find((it) => it.type === 'BaseRefChangedEvent' && it.at > now);
  return next?.type === 'BaseRefChangedEvent' ? next.from : pull.baseBranch;
};

export const titleAt = (issue: Issue, now: number): string => {
  const next = issue.events.find((it) => it.type === 'RenamedTitleEvent' && it.at > now);
  return next?.type === 'RenamedTitleEvent' ? next.previousTitle : issue.title;
};

/** Labels are the ones recorded, less those put on later. */
export const labelsAt = (issue: Issue, now: number): string[] => {
  const later = issue.events.filter((it) => it.at > now);
  const added = new Set(later.flatMap((it) => (it.type === 'LabeledEvent' ? [it.label] : [])));
  const removed = later.flatMap((it) => (it.type === 'UnlabeledEvent' ? [it.label] : []));
  return [...new Set([...issue.labels.filter((it) => !added.has(it)), ...removed.filter((it) => !added.has(it))])];
};

export type Presence = 'here' | 'notYet' | 'moved' | 'deleted';

export const presenceOf = (issue: Issue, now: number): Presence => {
  if (issue.createdAt > now) return 'notYet';
  if (issue.deletedAt !== null && issue.deletedAt <= now) return 'deleted';
  return issue.moved !== null && issue.moved.at <= now ? 'moved' : 'here';
};

const encode = (prefix: string, text: string): string => `${prefix}_${Buffer.from(text).toString('base64url')}`;
/** Node ids: opaque to clients, stable for ever. */
export const nodeIds = {
  account: (it: Account): string => encode(it.type === 'Bot' ? 'BOT' : it.type === 'User' ? 'U' : 'O', `${it.id}`),
  repository: (it: Repository): string => encode('R', `${it.id}`),
  issue: (it: { repo: number; number: number }): string => encode('I', `${it.repo}:${it.number}`),
  pull: (it: { repo: number; number: number }): string => encode('PR', `${it.repo}:${it.number}`),
  event: (subject: string, index: number): string => encode('EV', `${subject}:${index}`),
  commit: (repo: number, oid: string): string => encode('C', `${repo}:${oid}`),
};
/** What a node id of ours stands for. */
export const readNodeId = (nodeId: string): { prefix: string; text: string } => {
  const cut = nodeId.indexOf('_');
  return { prefix: nodeId.slice(0, Math.max(0, cut)), text: Buffer.from(nodeId.slice(cut + 1), 'base64url').toString('utf8') };
};
