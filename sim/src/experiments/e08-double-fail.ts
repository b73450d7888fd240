import { rate, type CompetitionResult } from '@joust/elo';
import { DAY } from '../history/types.ts';
import { BASE_WORLD, inventHistory } from '../history/world.ts';
import { qualityOf } from '../measure/quality.ts';
import { barChart } from '../plot/svg.ts';
import { whatIfElo, VERSION_1, type EloSettings } from '../variants/what-if-elo.ts';
import { atMost, type Experiment, type Observation } from './experiment.ts';

const FROM = 90;
const MEANINGS: Readonly<Record<string, Partial<EloSettings>>> = {
  'loss to the house, 1,400 (the rules)': {},
  'loss to a house of 1,300': { house: 1300 },
  'loss to a house of 1,500': { house: 1500 },
  'half a loss': { bothFail: 'half' },
  'a draw': { bothFail: 'draw' },
  nothing: { bothFail: 'ignore' },
};
const RULES = 'loss to the house, 1,400 (the rules)';
const OTHERS = Object.keys(MEANINGS).filter((name) => name !== RULES);
const FLIPS = 60;

export const doubleFail: Experiment = {
  id: 'E8',
  title: 'Both fail',
  question: 'What should it mean when both fail, and does sabotage ever pay?',
  observe: (seed, effort) => {
    const history = inventHistory(effort === 'smoke' ? { ...BASE_WORLD, days: 130 } : BASE_WORLD, seed);
    const seen: Record<string, Observation[string]> = {};
    for (const [name, change] of Object.entries(MEANINGS)) {
      const { logLoss, accuracy, rho } = qualityOf(history, whatIfElo({ ...VERSION_1, ...change }), FROM);
      seen[name] = { 'log loss': logLoss, accuracy, rho };
    }
    seen.sabotage = sabotage(history.results, history.days);
    return seen;
  },
  conclude: (seen) => ({
    tables: [
      seen.table('What a double failure means', Object.keys(MEANINGS), ['log loss', 'accuracy', 'rho']),
      seen.table(
        "A miner's own double failure turned into a loss to the opponent, real histories",
        ['sabotage'],
        ['flips', 'rating lowered', 'mean gain'],
      ),
    ],
    gates: [atMost('double failures that were better for a miner than letting the rival win', seen.sum('sabotage', 'rating lowered'), 0)],
    plots: {
      'both-fail.svg': barChart({
        title: 'Counting a double failure as a loss tells most about skill',
        y: "Spearman's rank correlation with true skill, difference to the rules on the same seeds (one standard error)",
        series: OTHERS,
        groups: [
          {
            label: 'against a loss to the house of 1,400',
            bars: OTHERS.map((name) => {
              const { mean: value, se: error } = seen.difference(name, RULES, 'rho');
              return { value, error };
            }),
          },
        ],
      }),
    },
  }),
};

/** Turns own double failures into losses, one at a time, and looks whether the rating at the end falls. */
const sabotage = (results: readonly CompetitionResult[], days: number): Observation[string] => {
  const anchor = days * DAY;
  const options = { anchor, blocksPerDay: DAY };
  const before = rate(results, options).players;
  const recent = results.flatMap(({ outcome, resolvedBlock }, index) =>
    outcome === 'BothFail' && resolvedBlock <= anchor && resolvedBlock > anchor - 90 * DAY ? [index] : [],
  );
  let [lowered, gained] = [0, 0];
  const flipped = recent.slice(-FLIPS);
  for (const index of flipped) {
    const own = results[index] as CompetitionResult;
    const after = rate(results.with(index, { ...own, outcome: 'WinB' }), options).players;
    const change = (after.get(own.a)?.rating ?? 0) - (before.get(own.a)?.rating ?? 0);
    if (change < 0) lowered += 1;
    gained += change / 1000;
  }
  return { flips: flipped.length, 'rating lowered': lowered, 'mean gain': gained / Math.max(1, flipped.length) };
};
