import type { CompetitionResult } from '@joust/elo';
import { DAY, type History, type RatingSystem, type Standings } from '../history/types.ts';

/**
 * The rating with other constants, in floats, to ask "what if". The rules themselves are `@joust/elo`; at
 * {@link VERSION_1} this is held to it by a test.
 */
export interface EloSettings {
  readonly k: number;
  readonly kProvisional: number;
  readonly provisionalResults: number;
  readonly windowDays: number;
  readonly fadeDays: number;
  readonly graceDays: number;
  /** Days; Infinity for no drift. */
  readonly halfLife: number;
  readonly house: number;
  readonly bothFail: 'house' | 'half' | 'draw' | 'ignore';
  readonly rematch: boolean;
  /** Points a day beyond the grace that idleness costs; 0 in version 1. */
  readonly idleLoss: number;
}

export const VERSION_1: EloSettings = {
  k: 64,
  kProvisional: 96,
  provisionalResults: 5,
  windowDays: 90,
  fadeDays: 15,
  graceDays: 14,
  halfLife: 30,
  house: 1400,
  bothFail: 'house',
  rematch: true,
  idleLoss: 0,
};

/** Elo as chess clubs know it: one K, nothing for a double failure, no drift. */
export const classic = (k: number): EloSettings => ({
  ...VERSION_1,
  k,
  kProvisional: k,
  fadeDays: 0,
  halfLife: Infinity,
  bothFail: 'ignore',
  rematch: false,
});

interface Standing {
  rating: number;
  results: number;
  last: number;
}

const NEVER = -1;

/** Ratings by player number at an anchor; results are in chain order and players are numbered from id 1. */
export const replay = (results: readonly CompetitionResult[], players: number, anchor: number, settings: EloSettings): number[] => {
  const standings: Standing[] = Array.from({ length: players }, () => ({ rating: 1500, results: 0, last: NEVER }));
  const meetings = new Map<number, number>();
  const opened = anchor - settings.windowDays * DAY;
  for (const result of results) {
    if (result.resolvedBlock > anchor) break;
    if (result.resolvedBlock <= opened || result.outcome === 'Void') continue;
    if (settings.bothFail === 'ignore' && result.outcome === 'BothFail') continue;
    const [a, b] = [Number(result.a) - 1, Number(result.b) - 1];
    const pair = a < b ? a * players + b : b * players + a;
    const met = meetings.get(pair) ?? 0;
    meetings.set(pair, met + 1);
    apply(result, standings[a] as Standing, standings[b] as Standing, settings.rematch ? met : 0, anchor, settings);
  }
  return standings.map((standing) => drift(standing, anchor, settings));
};

const apply = (result: CompetitionResult, a: Standing, b: Standing, met: number, anchor: number, settings: EloSettings): void => {
  for (const side of [a, b]) {
    side.rating = drift(side, result.startBlock, settings);
    side.last = result.resolvedBlock;
  }
  const age = Math.floor((anchor - result.resolvedBlock) / DAY);
  const k = (kOf(a, age, settings) + kOf(b, age, settings)) / 2;
  const again = met === 0 ? 1 : met === 1 ? 0.5 : 0;
  const { outcome } = result;
  if (outcome === 'WinA' || outcome === 'WinB') exchange(outcome === 'WinA' ? a : b, outcome === 'WinA' ? b : a, k * again);
  else if (outcome === 'WalkoverA' || outcome === 'WalkoverB')
    exchange(outcome === 'WalkoverA' ? a : b, outcome === 'WalkoverA' ? b : a, (k * again) / 2);
  else fail(outcome, a, b, k, settings);
};

const exchange = (winner: Standing, loser: Standing, k: number): void => {
  const moved = k * chanceOf(loser.rating, winner.rating);
  winner.rating += moved;
  loser.rating -= moved;
  winner.results += 1;
  loser.results += 1;
};

const fail = (outcome: CompetitionResult['outcome'], a: Standing, b: Standing, k: number, settings: EloSettings): void => {
  const [ofA, ofB] = [a.rating, b.rating];
  if (outcome === 'BothFail' && settings.bothFail === 'draw') {
    const moved = k * (0.5 - chanceOf(ofA, ofB));
    a.rating += moved;
    b.rating -= moved;
    a.results += 1;
    b.results += 1;
    return;
  }
  const size = (outcome === 'EarlyA' || outcome === 'EarlyB' ? k / 4 : k) * (settings.bothFail === 'half' ? 0.5 : 1);
  for (const [side, name, own, other] of [
    [a, 'A', ofA, ofB],
    [b, 'B', ofB, ofA],
  ] as const) {
    if (outcome !== 'BothFail' && !outcome.endsWith(name)) continue;
    side.rating = own - size * chanceOf(own, Math.min(settings.house, other));
    side.results += 1;
  }
};

const kOf = ({ results }: Standing, age: number, settings: EloSettings): number => {
  const k = results < settings.provisionalResults ? settings.kProvisional : settings.k;
  const left = settings.windowDays - age;
  return left >= settings.fadeDays ? k : (k * left) / settings.fadeDays;
};

const drift = ({ rating, last }: Standing, until: number, { graceDays, halfLife, idleLoss }: EloSettings): number => {
  const idle = last === NEVER ? 0 : Math.floor((until - last) / DAY) - graceDays;
  if (idle <= 0) return rating;
  return 1500 + (rating - 1500) * 2 ** (-Math.min(idle, 90) / halfLife) - idleLoss * idle;
};

const chanceOf = (a: number, b: number): number => 1 / (1 + 10 ** (Math.max(-800, Math.min(800, b - a)) / 400));

/** The variant as a system to be judged. */
export const whatIfElo =
  (settings: EloSettings): RatingSystem =>
  (history: History) =>
  (day: number): Standings => {
    const score = replay(history.results, history.players, day * DAY, settings);
    return { score, chance: (a, b) => chanceOf(score[a] as number, score[b] as number) };
  };
