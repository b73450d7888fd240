import type { Competition, Enrolment, Identity, Issue } from '@joust/contract';
import { rate, type Player } from '@joust/elo';
import type { AnchorView, EnrolledMiner, OpenIssue } from '@joust/pairing';
import type { ChainView, PairingRecords } from '../chain/chain-view.ts';

/**
 * The chain as it stood at the last anchor, rebuilt from records of a later block by their stamps (mechanism 3.3), so
 * that validators that look at different blocks see the same.
 */
export const viewAtAnchor = (view: ChainView, records: PairingRecords): AnchorView => {
  const { anchor, blocksPerDay, epochBlocks } = view.config;
  const occupied = occupiedAt(anchor, view.competitions, records);
  return {
    anchor,
    blocksPerDay,
    epochBlocks,
    issues: view.issues.flatMap((issue) => openAt(anchor, issue, view.competitions)),
    enrolled: enrolledWith(view.enrolments, records.identities),
    occupied,
    ratings: rate(records.results, { anchor, blocksPerDay, occupied }),
  };
};

/** Players in a competition at the anchor: of those running now, and of those decided since. */
const occupiedAt = (anchor: number, competitions: readonly Competition[], { results }: PairingRecords): ReadonlySet<Player> => {
  const running = competitions.filter(({ phase, startedAt }) => phase === 'Running' && startedAt <= anchor);
  const ended = results.filter(({ startBlock, resolvedBlock }) => startBlock <= anchor && resolvedBlock > anchor);
  return new Set([...running.flatMap(({ a, b }) => [a.githubId, b.githubId]), ...ended.flatMap(({ a, b }) => [a, b])]);
};

/** An issue that is open, or was taken by a competition that started after the anchor. */
const openAt = (anchor: number, issue: Issue, competitions: readonly Competition[]): OpenIssue[] => {
  const { id, target, authorId, registeredAt, openedAt } = issue;
  if (openedAt === null || !isOpenAt(anchor, issue, competitions)) return [];
  return [{ id, bounty: target, authorId, registeredAt, openedAt }];
};

const isOpenAt = (anchor: number, issue: Issue, competitions: readonly Competition[]): boolean => {
  if (issue.status === 'Open') return true;
  if (issue.status !== 'Competing') return false;
  const taken = competitions.find(({ id }) => id === issue.competition);
  return taken !== undefined && taken.startedAt > anchor;
};

/** Enrolments with the identity they were made under; one whose binding changed since is not in play. */
const enrolledWith = (enrolments: readonly Enrolment[], identities: readonly Identity[]): EnrolledMiner[] => {
  const bound = new Map(identities.map((identity) => [identity.hotkey, identity]));
  return enrolments.flatMap(({ hotkey, githubId, picks, enrolledAt, expiresAt }) => {
    const identity = bound.get(hotkey);
    if (identity?.githubId !== githubId) return [];
    return [{ hotkey, coldkey: identity.coldkey, githubId, boundAt: identity.boundAt, picks, enrolledAt, expiresAt }];
  });
};
