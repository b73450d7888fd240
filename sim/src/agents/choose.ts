import { bountyCap, type PlayerRating } from '@joust/elo';
import type { OpenIssue } from '@joust/pairing';
import { lognormal } from '../random/draws.ts';
import { stream } from '../random/stream.ts';
import type { Agent } from './types.ts';

/** What an agent may look at when it chooses. */
export interface Choice {
  readonly issues: readonly OpenIssue[];
  readonly rating: PlayerRating;
  readonly picks: number;
  /** Effective ratings (points) of those who already want an issue. */
  readonly rivals: ReadonlyMap<bigint, readonly number[]>;
  /** Issues that the agent's own ring gathers on. */
  readonly meetingPoint: bigint | null;
}

/** The issues wanted, the dearest first: by bounty and a taste of one's own; a shopper looks at who is there. */
export const choose = (agent: Agent, seed: number, { issues, rating, picks, rivals, meetingPoint }: Choice): bigint[] => {
  const cap = bountyCap(rating);
  const allowed = issues.filter(({ bounty, authorId }) => (cap === null || bounty <= cap) && authorId !== BigInt(agent.index + 1));
  if (meetingPoint !== null && allowed.some(({ id }) => id === meetingPoint)) return [meetingPoint];
  const valued = allowed.map(({ id, bounty }) => ({
    id,
    value: (Number(bounty) / 1e9) * tasteOf(agent, seed, Number(id)) * appeal(agent, rating, rivals.get(id)),
  }));
  return valued
    .sort((x, y) => y.value - x.value)
    .slice(0, picks)
    .map(({ id }) => id);
};

const TASTES_KEPT = 200_000;
const tastes = new Map<string, number>();

/** How much an agent likes an issue whatever it pays; always the same for the two. */
const tasteOf = ({ index }: Agent, seed: number, issue: number): number => {
  const key = `${seed} ${index} ${issue}`;
  const known = tastes.get(key);
  if (known !== undefined) return known;
  const taste = lognormal(stream(seed, 'taste', index, issue), 1, 0.4);
  if (tastes.size > TASTES_KEPT) tastes.clear();
  tastes.set(key, taste);
  return taste;
};

/**
 * Everybody would rather join a rival who waits than wait alone. A shopper also looks at who that is: it values an issue
 * by its chance against the strongest there.
 */
const appeal = (agent: Agent, rating: PlayerRating, rivals: readonly number[] = []): number => {
  if (rivals.length === 0) return 1;
  if (agent.kind !== 'shopper') return 1.5;
  const behind = Math.max(...rivals) - rating.effective / 1000;
  return behind < -100 ? 4 : behind < 0 ? 2 : behind < 100 ? 0.7 : 0.3;
};
