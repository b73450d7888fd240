import type { History } from '../history/types.ts';
import { BASE_WORLD, inventHistory, WORLDS } from '../history/world.ts';
import { mean } from '../measure/summary.ts';
import { qualityOf } from '../measure/quality.ts';
import { lineChart } from '../plot/svg.ts';
import { VERSION_1, whatIfElo, type EloSettings } from '../variants/what-if-elo.ts';
import { shown, type Evidence, type Experiment, type Observation } from './experiment.ts';

const FROM = 90;
const EVERY = 6;

/** K once settled; the K of the first five results is half as much again, as in version 1. */
const KS = [32, 48, 64, 80, 96];
const WINDOWS = [30, 60, 90];
const FADES = [0, 15, 30];
const HALF_LIVES = [15, 30, 60, Infinity];
const SMALL: readonly EloSettings[] = [VERSION_1, { ...VERSION_1, k: 32, kProvisional: 48 }];

const GRID: readonly EloSettings[] = KS.flatMap((k) =>
  WINDOWS.flatMap((windowDays) =>
    FADES.flatMap((fadeDays) => HALF_LIVES.map((halfLife) => ({ ...VERSION_1, k, kProvisional: k * 1.5, windowDays, fadeDays, halfLife }))),
  ),
);

const nameOf = ({ k, windowDays, fadeDays, halfLife }: EloSettings): string =>
  `K ${k}, X ${windowDays}, fade ${fadeDays}, half-life ${halfLife === Infinity ? 'none' : halfLife}`;
const RULES = nameOf(VERSION_1);
const worldsOf = (seen: Evidence): string[] => Object.keys(WORLDS).filter((world) => seen.has(`${world}: ${RULES}`));

/** How much worse than the best of the grid in each world; the largest and the mean over worlds, nats. */
const regrets = (
  seen: Evidence,
): { readonly name: string; readonly settings: EloSettings; readonly worst: number; readonly middle: number }[] => {
  const worlds = worldsOf(seen);
  const asked = GRID.filter((settings) => seen.has(`base: ${nameOf(settings)}`));
  const loss = (world: string, settings: EloSettings): number => seen.mean(`${world}: ${nameOf(settings)}`, 'log loss');
  const best = worlds.map((world) => Math.min(...asked.map((settings) => loss(world, settings))));
  return asked
    .map((settings) => {
      const regret = worlds.map((world, index) => loss(world, settings) - (best[index] as number));
      return { name: nameOf(settings), settings, worst: Math.max(...regret), middle: mean(regret) };
    })
    .sort((x, y) => x.middle - y.middle);
};

const fadeName = (fadeDays: number): string => `fade of ${fadeDays} days${fadeDays === VERSION_1.fadeDays ? ' (version 1)' : ''}`;

/** How much ratings move from one day to the next for those who have no new result: what leaving the window does. */
const stillness = (history: History, settings: EloSettings): Observation[string] => {
  const at = whatIfElo(settings)(history);
  const steps: number[] = [];
  let before = at(FROM).score;
  for (let day = FROM + 1; day < history.days; day += 1) {
    const now = at(day).score;
    const fresh = new Set(history.duels.filter(({ endDay }) => endDay === day).flatMap(({ a, b }) => [a, b]));
    now.forEach((rating, player) => {
      if (!fresh.has(player)) steps.push(Math.abs(rating - (before[player] as number)));
    });
    before = now;
  }
  return {
    mean: mean(steps),
    'share of days above 15': mean(steps.map((step) => (step > 15 ? 1 : 0))),
    most: steps.reduce((most, step) => Math.max(most, step), 0),
  };
};

export const constants: Experiment = {
  id: 'E2',
  title: 'Constants',
  question: 'How far from the best K, window, fade and half-life are those of version 1, over all worlds?',
  observe: (seed, effort) => {
    const seen: Record<string, Observation[string]> = {};
    const base = inventHistory(effort === 'smoke' ? { ...BASE_WORLD, days: 130 } : BASE_WORLD, seed);
    for (const fadeDays of FADES) seen[fadeName(fadeDays)] = stillness(base, { ...VERSION_1, fadeDays });
    for (const [world, settings] of Object.entries(WORLDS)) {
      if (effort === 'smoke' && world !== 'base') continue;
      const history = inventHistory(effort === 'smoke' ? { ...settings, days: 130 } : settings, seed);
      for (const variant of effort === 'smoke' ? SMALL : GRID) {
        const { logLoss, rho } = qualityOf(history, whatIfElo(variant), FROM, EVERY);
        seen[`${world}: ${nameOf(variant)}`] = { 'log loss': logLoss, rho };
      }
    }
    return seen;
  },
  conclude: (seen) => {
    const ranked = regrets(seen);
    const place = ranked.findIndex(({ name }) => name === RULES);
    const listed = [...new Set([...ranked.slice(0, 8), ...ranked.slice(place, place + 1), ...ranked.slice(-3)])];
    const worlds = worldsOf(seen);
    const along = (world: string, of: (k: number) => EloSettings): (readonly [number, number])[] =>
      KS.flatMap((k) => {
        const which = `${world}: ${nameOf(of(k))}`;
        return seen.has(which) ? [[k, seen.mean(which, 'log loss')] as const] : [];
      });
    return {
      tables: [
        {
          title: `Regret against the best of ${ranked.length} settings in each world, nats; version 1 is number ${place + 1}`,
          columns: ['settings', 'mean over worlds', 'worst world'],
          rows: listed.map(({ name, worst, middle }) => [name === RULES ? `${name} (version 1)` : name, shown(middle, 3), shown(worst, 3)]),
        },
        seen.table('Why results fade: how ratings move on days without a result of their own, points', FADES.map(fadeName), [
          'mean',
          'share of days above 15',
          'most',
        ]),
        seen.table(
          'Version 1 by world',
          worlds.map((world) => `${world}: ${RULES}`),
          ['log loss', 'rho'],
        ),
      ],
      gates: [],
      plots: {
        'constants.svg': lineChart({
          title: 'The best K depends on how different miners are',
          x: 'K once settled (window 90 days, fade 15, half-life 30)',
          y: 'log loss of the next decisive result, nats',
          series: worlds.map((world) => ({ name: world, points: along(world, (k) => ({ ...VERSION_1, k, kProvisional: k * 1.5 })) })),
          marks: [{ x: VERSION_1.k, label: 'version 1' }],
        }),
      },
    };
  },
};
