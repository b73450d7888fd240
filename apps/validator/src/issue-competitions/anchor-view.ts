import type { Binding, Competition, CompetitionResult, Enrolment, Identity, Issue } from '@joust/contract';
import { rate, type CompetitionResult as RatedResult, type Player } from '@joust/elo';
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
    enrolled: enrolledAt(anchor, view.enrolments, records.identities),
    occupied,
    ratings: rate(records.results.map(resultOf), { anchor, blocksPerDay, occupied }),
  };
};

/** A result as ratings see it: a second decision or a revert counts from its block on (mechanism 2.5). */
export const resultOf = ({ amendedAt, amendedOutcome, ...result }: CompetitionResult): RatedResult => ({
  ...result,
  ...(amendedAt === null || amendedOutcome === null ? {} : { amended: { at: amendedAt, outcome: amendedOutcome } }),
});

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

/** Enrolments in force at the anchor, with the binding of then; one made under another binding is not in play. */
const enrolledAt = (anchor: number, enrolments: readonly Enrolment[], identities: readonly Identity[]): EnrolledMiner[] => {
  const bound = new Map(identities.map((identity) => [identity.hotkey, bindingAt(anchor, identity)]));
  return enrolments
    .filter((enrolment) => countsAt(anchor, enrolment))
    .flatMap(({ hotkey, githubId, picks, enrolledAt, waitingSince, expiresAt }) => {
      const binding = bound.get(hotkey);
      if (binding?.githubId !== githubId) return [];
      return [{ hotkey, coldkey: binding.coldkey, githubId, boundAt: binding.boundAt, picks, enrolledAt, waitingSince, expiresAt }];
    });
};

/** Withdrawn, replaced or started after the anchor, an enrolment still counts at it (contract.md, Time). */
const countsAt = (anchor: number, { withdrawnAt }: Enrolment): boolean => withdrawnAt === null || withdrawnAt >= anchor;

/** A binding made since does not count yet; what it replaced does. */
const bindingAt = (anchor: number, identity: Identity): Binding =>
  identity.boundAt >= anchor && identity.before !== null ? identity.before : identity;
