import { ratedFrom, type WorldReport } from '../agents/report.ts';
import { BASE_AGENTS } from '../agents/types.ts';
import { playWorld } from '../agents/world.ts';
import { inventHistory, WORLDS } from '../history/world.ts';
import { mean, quantile } from '../measure/summary.ts';
import { qualityOf } from '../measure/quality.ts';
import { barChart } from '../plot/svg.ts';
import { LAUNCH } from '../twin/params.ts';
import { VERSION_1, whatIfElo } from '../variants/what-if-elo.ts';
import { type Experiment, type Observation } from './experiment.ts';

const NO_LOSS = 'idleness costs no rating (the rules)';
const LOSSES: Readonly<Record<string, number>> = { [NO_LOSS]: 0, 'half a point a day': 0.5, 'two points a day': 2 };
const TAKEN = Object.keys(LOSSES).filter((name) => name !== NO_LOSS);
const RULES = 'no penalty while enrolled (as it is)';
const BEFORE = 'idle days before enrolling count';
/** Chance a day that a part-timer looks for a duel: about once a week. */
const PART_TIME = 0.14;
const FROM = 60;

export const inactivity: Experiment = {
  id: 'E10',
  title: 'Inactivity',
  question: 'Should idle miners lose rating, or only their place in the queue?',
  observe: (seed, effort) => {
    const seen: Record<string, Observation[string]> = {};
    for (const world of effort === 'smoke' ? ['sparse'] : ['base', 'sparse']) {
      const settings = WORLDS[world];
      if (settings === undefined) throw new RangeError(`no world ${world}`);
      const history = inventHistory(effort === 'smoke' ? { ...settings, days: 140 } : settings, seed);
      for (const [name, idleLoss] of Object.entries(LOSSES)) {
        const { logLoss, rho } = qualityOf(history, whatIfElo({ ...VERSION_1, idleLoss }), 90, 2);
        seen[`${world}: ${name}`] = { 'log loss': logLoss, rho };
      }
    }
    const agents = { ...BASE_AGENTS, issuesPerDay: 0.6, availability: PART_TIME, days: effort === 'smoke' ? 90 : BASE_AGENTS.days };
    seen[RULES] = measure(playWorld(agents, LAUNCH, seed));
    seen[BEFORE] = measure(playWorld({ ...agents, idle: 'before enrolling' }, LAUNCH, seed));
    return seen;
  },
  conclude: (seen) => {
    const cases = ['base', 'sparse']
      .flatMap((world) => Object.keys(LOSSES).map((name) => `${world}: ${name}`))
      .filter((which) => seen.has(which));
    return {
      tables: [
        seen.table('Taking rating for idleness', cases, ['log loss', 'rho']),
        seen.table(
          'Taking priority for idleness, in a world of part-timers',
          [RULES, BEFORE],
          ['mean wait', 'p95 wait', 'longest wait', 'duels of the busiest quarter', 'duels of the idlest quarter'],
        ),
      ],
      gates: [],
      plots: {
        'inactivity.svg': barChart({
          title: 'What taking rating for idleness does to the order of miners',
          y: "Spearman's rank correlation with true skill, difference to taking none on the same seeds (one standard error)",
          series: TAKEN,
          groups: ['base', 'sparse']
            .filter((world) => cases.some((which) => which.startsWith(world)))
            .map((world) => ({
              label: `world: ${world}`,
              bars: TAKEN.map((name) => {
                const { mean: value, se: error } = seen.difference(`${world}: ${name}`, `${world}: ${NO_LOSS}`, 'rho');
                return { value, error };
              }),
            })),
        }),
      },
    };
  },
};

const measure = (world: WorldReport): Observation[string] => {
  const waits = world.waits.filter(({ sinceDay }) => sinceDay >= FROM).map(({ days }) => days);
  const rated = ratedFrom(world, FROM);
  const byAppetite = [...world.actors].sort((x, y) => y.agent.availability - x.agent.availability).map(({ agent }) => agent.index);
  const duels = (list: readonly number[]): number =>
    mean(list.map((index) => rated.filter(({ a, b }) => a === index || b === index).length));
  return {
    'mean wait': mean(waits),
    'p95 wait': quantile(waits, 0.95),
    'longest wait': Math.max(...waits),
    'duels of the busiest quarter': duels(byAppetite.slice(0, byAppetite.length / 4)),
    'duels of the idlest quarter': duels(byAppetite.slice((-byAppetite.length / 4) | 0)),
  };
};
