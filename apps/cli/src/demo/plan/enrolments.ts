import type { Enrolment, Identity, Issue } from '@joust/contract';
import { PLAYERS } from '../cast.ts';
import type { Act, Scene } from '../scene.ts';
import { isOpen } from './issues.ts';

const MOST_PICKS = 3;
const REST_BLOCKS = 15;
const REST_KINDS = 5;

/** Every free miner stands in the queue for up to three open issues, and renews that when the issues change. */
export const planEnrolments = (scene: Scene): Act[] => {
  const open = scene.issues.filter((it) => it.status === 'Open' && openAtGithub(scene, it));
  if (!open.length) return [];
  return PLAYERS.flatMap((player): Act[] => {
    const identity = scene.identities.find((it) => it.hotkey === scene.hotkeys[player.index]);
    if (!identity || identity.competingIn !== null || scene.block < restedAt(identity, player.index)) return [];
    const enrolment = scene.enrolments.find((it) => it.hotkey === identity.hotkey && it.withdrawnAt === null);
    if (enrolment && stillFits(enrolment, open, scene.block)) return [];
    return [{ kind: 'enrol', player: player.index, picks: picksOf(open, player.index) }];
  });
};

/** Two who were released together rest for different times, so that not always the same ones meet. */
const restedAt = ({ releasedAt }: Identity, player: number): number =>
  releasedAt === null ? 0 : releasedAt + REST_BLOCKS * ((player * 7 + releasedAt) % REST_KINDS);

const openAtGithub = (scene: Scene, it: Issue): boolean => {
  const issue = scene.github.issues.find((one) => BigInt(one.repo) === it.repoId && one.number === it.number);
  return issue !== undefined && isOpen(issue);
};

/** Worth keeping: not about to lapse, and as many of the picks can still be won as there are issues to pick. */
const stillFits = ({ picks, expiresAt }: Enrolment, open: readonly Issue[], block: number): boolean =>
  expiresAt > block + 2 &&
  picks.filter((pick) => open.some((it) => it.id === pick)).length >= Math.min(picks.length, open.length, MOST_PICKS - 1);

/** Neighbours begin at the same issue, so that pairs come about; the oldest issues come first. */
const picksOf = (open: readonly Issue[], player: number): bigint[] => {
  const first = Math.floor(player / 2) % open.length;
  return [...open.slice(first), ...open.slice(0, first)].slice(0, MOST_PICKS).map((it) => it.id);
};
