import { ELIGIBLE_FROM } from '@joust/elo';
import { BASE_AGENTS } from '../agents/types.ts';
import { playWorld } from '../agents/world.ts';
import { BASE_WORLD, inventHistory } from '../history/world.ts';
import { mean } from '../measure/summary.ts';
import { lineChart } from '../plot/svg.ts';
import { LAUNCH } from '../twin/params.ts';
import { rules } from '../variants/rules.ts';
import { atLeast, atMost, type Experiment, type Observation } from './experiment.ts';

const THRESHOLDS = [1150, 1200, 1225, 1250, 1275, 1300, 1325, 1350, 1375, 1400];
const QUARTILES = ['worst quarter', 'second quarter', 'third quarter', 'best quarter'];
const FROM = 90;
const EVERY = 3;

const at = (threshold: number): string => `threshold ${threshold}`;
const MAIN = ELIGIBLE_FROM / 1000;

/** Which quarter by true skill each player is in. */
const quarters = (skill: readonly number[]): number[] => {
  const order = [...skill.keys()].sort((x, y) => (skill[x] as number) - (skill[y] as number));
  const quarter = new Array<number>(skill.length);
  order.forEach((player, place) => (quarter[player] = Math.floor((place * 4) / skill.length)));
  return quarter;
};

export const threshold: Experiment = {
  id: 'E3',
  title: 'The threshold',
  question: 'Whom does the threshold of 1,300 keep out, and for how long?',
  observe: (seed, effort) => {
    const history = inventHistory(effort === 'smoke' ? { ...BASE_WORLD, days: 120 } : BASE_WORLD, seed);
    const seen: Record<string, Observation[string]> = { ...observed(history, seed) };
    const world = playWorld(effort === 'smoke' ? { ...BASE_AGENTS, days: 120 } : BASE_AGENTS, LAUNCH, seed);
    const quarter = quarters(world.actors.map(({ agent }) => agent.skill));
    const rows = world.snapshots.filter(({ day }) => day >= FROM).flatMap((snapshot) => snapshot.rows);
    seen['in play, shut out'] = Object.fromEntries(
      QUARTILES.map((name, which) => [
        name,
        mean(rows.filter(({ index }) => quarter[index] === which).map(({ eligible }) => (eligible ? 0 : 1))),
      ]),
    );
    return seen;
  },
  conclude: (seen) => ({
    tables: [
      seen.table(
        'Share of miners that fall below at least once in 90 days',
        THRESHOLDS.map((t) => `${at(t)}, ever`),
        QUARTILES,
      ),
      seen.table(
        'Share of miner-days below',
        THRESHOLDS.map((t) => `${at(t)}, now`),
        QUARTILES,
      ),
      seen.table('Agents in play (those shut out recover): share of miner-days below 1,300', ['in play, shut out'], QUARTILES),
    ],
    gates: [
      atMost('best quarter: share that falls below 1,300 (miner-days)', seen.mean(`${at(MAIN)}, now`, 'best quarter'), 0.01),
      atLeast('worst quarter: share that falls below 1,300 (miner-days)', seen.mean(`${at(MAIN)}, now`, 'worst quarter'), 0.25),
    ],
    plots: {
      'threshold.svg': lineChart({
        title: 'The threshold stops the weakest and hardly ever the best',
        x: 'threshold, effective rating',
        y: 'share of miner-days below it, by true skill; nobody is stopped in this world',
        series: QUARTILES.map((name) => ({ name, points: THRESHOLDS.map((t) => [t, seen.mean(`${at(t)}, now`, name)] as const) })),
        marks: [{ x: MAIN, label: 'the rules: 1,300' }],
      }),
    },
  }),
};

/** Everybody keeps playing whatever the rating: how often would a threshold stop whom? */
const observed = (history: ReturnType<typeof inventHistory>, seed: number): Record<string, Observation[string]> => {
  const standings = rules(history);
  const days: number[] = [];
  for (let day = FROM + (seed % EVERY); day < history.days; day += EVERY) days.push(day);
  const scores = days.map((day) => standings(day).score);
  const quarter = quarters(history.skill[days[0] as number] as number[]);
  const recent = days.map((day, index) => (day >= history.days - 90 ? index : -1)).filter((index) => index >= 0);
  const share = (which: number, of: (player: number) => number): number =>
    mean(quarter.flatMap((mine, player) => (mine === which ? [of(player)] : [])));
  const seen: Record<string, Observation[string]> = {};
  for (const t of THRESHOLDS) {
    const isBelow = (index: number, player: number): number => ((scores[index]?.[player] as number) < t * 1000 ? 1 : 0);
    const ever = (player: number): number => Math.max(...recent.map((index) => isBelow(index, player)));
    const now = (player: number): number => mean(days.map((_, index) => isBelow(index, player)));
    seen[`${at(t)}, ever`] = Object.fromEntries(QUARTILES.map((name, which) => [name, share(which, ever)]));
    seen[`${at(t)}, now`] = Object.fromEntries(QUARTILES.map((name, which) => [name, share(which, now)]));
  }
  return seen;
};
