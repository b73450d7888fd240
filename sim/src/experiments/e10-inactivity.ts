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

const LOSSES: Readonly<Record<string, number>> = {
  'idleness costs no rating (the rules)': 0,
  'half a point a day': 0.5,
  'two points a day': 2,
};
const RULES = 'no penalty while enrolled (as it is)';
const BEFORE = 'idle days before enrolling count';
/** Part-timers look for a duel about once a month. */
const PART_TIME = 0.035;
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
    const agents = { ...BASE_AGENTS, issuesPerDay: 0.6, availability: PART_TIME * 4, days: effort === 'smoke' ? 90 : BASE_AGENTS.days };
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
          title: 'Taking rating for idleness makes the rating worse',
          y: 'log loss of the next decisive result, nats (one standard error)',
          series: Object.keys(LOSSES),
          groups: ['base', 'sparse']
            .filter((world) => cases.some((which) => which.startsWith(world)))
            .map((world) => ({
              label: `world: ${world}`,
              bars: Object.keys(LOSSES).map((name) => {
                const { mean: value, se: error } = seen.summary(`${world}: ${name}`, 'log loss');
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
