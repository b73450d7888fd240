import { ratedFrom, isSolved, type WorldReport } from '../agents/report.ts';
import { BASE_AGENTS, type AgentWorldSettings } from '../agents/types.ts';
import { playWorld } from '../agents/world.ts';
import { mean, quantile } from '../measure/summary.ts';
import { barChart } from '../plot/svg.ts';
import { LAUNCH, type TwinParams } from '../twin/params.ts';
import { atMost, type Evidence, type Experiment, type Observation } from './experiment.ts';

const FROM = 45;
const LONG = 20;

/** Supply of issues: with 1.0 a day miners queue, with 1.6 issues do. */
const SUPPLIES = { scarce: 1, base: 1.3, ample: 1.6 } as const;
const POLICIES: Readonly<Record<string, readonly [Partial<AgentWorldSettings>, Partial<TwinParams>]>> = {
  'the rules': [{}, {}],
  'no waiting credit': [{ order: 'no waiting credit' }, {}],
  'renewal loses the place': [{}, { renewalKeepsPlace: false }],
  'order by lot': [{ order: 'random' }, {}],
  'one pick': [{ picks: 1 }, {}],
};
const MEASURES = [
  'mean wait',
  'p95 wait',
  'longest wait',
  `waits over ${LONG} d`,
  'pairs a day',
  'solved',
  'best of pair',
  'looks above the cap',
];
/** The cap of newcomers is in alpha, so it bites harder where bounties are larger. */
const BOUNTIES = [100, 150];
const bigger = (bounty: number): string => `base, median bounty ${bounty}`;
const BIG = BOUNTIES.map(bigger);

export const matching: Experiment = {
  id: 'E4',
  title: 'Matching',
  question: 'Does everybody who enrols get a duel in reasonable time, and who gets how many?',
  observe: (seed, effort) => {
    const seen: Record<string, Observation[string]> = {};
    const days = effort === 'smoke' ? 100 : BASE_AGENTS.days;
    for (const [supply, issuesPerDay] of Object.entries(SUPPLIES)) {
      if (effort === 'smoke' && supply !== 'base') continue;
      for (const [policy, [agents, params]] of Object.entries(POLICIES)) {
        if (supply === 'ample' && policy !== 'the rules' && policy !== 'no waiting credit') continue;
        seen[`${supply}, ${policy}`] = measure(
          playWorld({ ...BASE_AGENTS, days, issuesPerDay, ...agents }, { ...LAUNCH, ...params }, seed),
        );
      }
    }
    if (effort === 'full')
      for (const bounty of BOUNTIES) seen[bigger(bounty)] = measure(playWorld({ ...BASE_AGENTS, bounty }, LAUNCH, seed));
    return seen;
  },
  conclude: (seen) => {
    const cases = Object.keys(SUPPLIES).flatMap((supply) => Object.keys(POLICIES).map((policy) => `${supply}, ${policy}`));
    const shown = cases.filter((which) => seen.has(which));
    const main = 'base, the rules';
    return {
      tables: [
        seen.table('Waiting (days) and pairs', [...cases, ...BIG], MEASURES),
        seen.table('Competitions a miner by quarter of true skill, worst to best', [...cases, ...BIG], ['q1', 'q2', 'q3', 'q4']),
      ],
      gates: [
        atMost('p95 wait in the base world, days', seen.mean(main, 'p95 wait'), 12),
        atMost('longest wait in the base world, days (mean over seeds)', seen.mean(main, 'longest wait'), 20),
        atMost('conservation violations', seen.sum(main, 'violations'), 0),
      ],
      plots: {
        'waiting.svg': barChart({
          title: 'The longest wait, by supply of issues and by rule',
          y: 'longest wait of a miner in 240 days, days (mean over seeds, one standard error)',
          series: Object.keys(POLICIES),
          groups: Object.keys(SUPPLIES)
            .filter((supply) => Object.keys(POLICIES).every((policy) => shown.includes(`${supply}, ${policy}`)))
            .map((supply) => ({
              label: `issues ${supply}`,
              bars: Object.keys(POLICIES).map((policy) => barOf(seen, `${supply}, ${policy}`)),
            })),
          limits: [{ y: 20, label: 'gate: 20 days' }],
        }),
      },
    };
  },
};

const barOf = (seen: Evidence, which: string): { value: number; error: number } => {
  const { mean: value, se: error } = seen.summary(which, 'longest wait');
  return { value, error };
};

const measure = (world: WorldReport): Observation[string] => {
  const waits = world.waits.filter(({ sinceDay }) => sinceDay >= FROM).map(({ days }) => days);
  const started = world.competitions.filter(({ startDay }) => startDay >= FROM);
  const rated = ratedFrom(world, FROM);
  const skill = world.actors.map(({ agent }) => agent.skill);
  const order = [...skill.keys()].sort((x, y) => (skill[x] as number) - (skill[y] as number));
  const slots = order.map((index) => started.filter(({ a, b }) => a === index || b === index).length);
  const quarter = (which: number): number => mean(slots.slice((which * slots.length) / 4, ((which + 1) * slots.length) / 4));
  return {
    'mean wait': mean(waits),
    'p95 wait': quantile(waits, 0.95),
    'longest wait': Math.max(...waits),
    [`waits over ${LONG} d`]: waits.filter((days) => days > LONG).length,
    'pairs a day': started.length / (world.epochs / 4 - FROM),
    solved: mean(rated.map((record) => (isSolved(record) ? 1 : 0))),
    'best of pair': mean(started.map(({ a, b }) => Math.max(skill[a] as number, skill[b] as number))),
    q1: quarter(0),
    q2: quarter(1),
    q3: quarter(2),
    q4: quarter(3),
    'looks above the cap': world.looks.aboveCap / world.looks.all,
    violations: world.violations.length,
  };
};
