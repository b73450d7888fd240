import { rate, type CompetitionResult, type Ratings } from '@joust/elo';
import { chance, normal, shuffled } from '../random/draws.ts';
import { exp, strength } from '../random/exp.ts';
import type { SplitMix64 } from '../random/splitmix64.ts';
import { stream } from '../random/stream.ts';
import { DAY, playerId, type Duel, type History } from './types.ts';

/** Who competes how often, how different they are, and who meets whom. Skills are Elo points around 1,500. */
export interface WorldSettings {
  readonly players: number;
  readonly days: number;
  readonly skillSd: number;
  readonly driftSd: number;
  readonly driftHalfLife: number;
  /** An issue competes too: when it wins, both fail. */
  readonly difficulty: number;
  readonly difficultySd: number;
  readonly voided: number;
  /** Chance a day that a free player looks for a duel. */
  readonly appetite: number;
  readonly pairing: 'random' | 'sorted';
}

/** 64 miners, about 5.2 results each in 60 days, 21 % both fail, 10 % void. */
export const BASE_WORLD: WorldSettings = {
  players: 64,
  days: 270,
  skillSd: 200,
  driftSd: 80,
  driftHalfLife: 60,
  difficulty: -115,
  difficultySd: 200,
  voided: 0.1,
  appetite: 0.6,
  pairing: 'random',
};

/** Other worlds that the rules must survive. */
export const WORLDS: Readonly<Record<string, WorldSettings>> = {
  base: BASE_WORLD,
  'sorted pairing': { ...BASE_WORLD, pairing: 'sorted' },
  'skill sd 100': { ...BASE_WORLD, skillSd: 100 },
  'skill sd 300': { ...BASE_WORLD, skillSd: 300 },
  'drift sd 160': { ...BASE_WORLD, driftSd: 160 },
  sparse: { ...BASE_WORLD, appetite: 0.055 },
};

/** Duels of one world and seed. Luck, skills and drift have streams of their own, so worlds of one seed are comparable. */
export const inventHistory = (settings: WorldSettings, seed: number): History => {
  const skill = inventSkills(settings, seed);
  const busyUntil = new Array<number>(settings.players).fill(0);
  const duels: Duel[] = [];
  const finished: CompetitionResult[] = [];
  for (let day = 0; day < settings.days; day += 1) {
    const looking = stream(seed, 'appetite', day);
    const free = busyUntil.flatMap((until, player) => (chance(looking, settings.appetite) && until <= day ? [player] : []));
    const order = settings.pairing === 'random' ? shuffled(stream(seed, 'lots', day), free) : byRating(free, finished, day, seed);
    for (let place = 0; place + 1 < order.length; place += 2) {
      const [a, b] = [order[place] as number, order[place + 1] as number];
      const duel = fight(settings, stream(seed, 'luck', day, place), day, a, b, skill[day] as number[]);
      busyUntil[a] = busyUntil[b] = duel.endDay;
      duels.push(duel);
      if (settings.pairing === 'sorted') finished.push(asResult(duel, duels.length));
    }
  }
  duels.sort((x, y) => x.endDay - y.endDay);
  return { players: settings.players, days: settings.days, duels, results: duels.map((duel, index) => asResult(duel, index + 1)), skill };
};

/** Each player's lasting skill and an Ornstein-Uhlenbeck drift around it. */
const inventSkills = ({ players, days, skillSd, driftSd, driftHalfLife }: WorldSettings, seed: number): number[][] => {
  const kept = exp(-0.6931471805599453 / driftHalfLife);
  const step = driftSd * Math.sqrt(1 - kept * kept);
  const lasting = Array.from({ length: players }, (_, player) => skillSd * normal(stream(seed, 'skill', player)));
  const random = stream(seed, 'drift');
  let drift = lasting.map(() => driftSd * normal(random));
  return Array.from({ length: days }, () => {
    const today = lasting.map((skill, player) => skill + (drift[player] as number));
    drift = drift.map((value) => kept * value + step * normal(random));
    return today;
  });
};

/** Luce's choice between both players and the issue: a decisive result is then exactly Bradley and Terry's. */
const fight = (settings: WorldSettings, luck: SplitMix64, day: number, a: number, b: number, skill: readonly number[]): Duel => {
  const [ofA, ofB] = [strength(skill[a] as number), strength(skill[b] as number)];
  const ofIssue = strength(settings.difficulty + settings.difficultySd * normal(luck));
  const isVoid = chance(luck, settings.voided);
  const lot = luck.uniform() * (ofA + ofB + ofIssue);
  const outcome = isVoid ? 'Void' : lot < ofA ? 'WinA' : lot < ofA + ofB ? 'WinB' : 'BothFail';
  return { startDay: day, endDay: day + 5 + luck.below(11), a, b, outcome };
};

const byRating = (free: readonly number[], results: readonly CompetitionResult[], day: number, seed: number): number[] => {
  const ratings: Ratings = rate(results, { anchor: day * DAY, blocksPerDay: DAY });
  const random = stream(seed, 'lots', day);
  const keyed = free.map((player) => ({
    player,
    key: (ratings.players.get(playerId(player))?.effective ?? 1_500_000) + 60_000 * normal(random),
  }));
  return keyed.sort((x, y) => y.key - x.key).map(({ player }) => player);
};

const asResult = ({ startDay, endDay, a, b, outcome }: Duel, id: number): CompetitionResult => ({
  id: BigInt(id),
  startBlock: startDay * DAY,
  resolvedBlock: endDay * DAY,
  a: playerId(a),
  b: playerId(b),
  outcome,
  validA: true,
  validB: true,
});
