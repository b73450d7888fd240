import { isSolved, ratedFrom, type WorldReport } from '../agents/report.ts';
import { MIXED_AGENTS, type Kind } from '../agents/types.ts';
import { playWorld } from '../agents/world.ts';
import { mean } from '../measure/summary.ts';
import { lineChart } from '../plot/svg.ts';
import { LAUNCH } from '../twin/params.ts';
import { atMost, type Experiment, type Observation } from './experiment.ts';

const SHARES = [0, 1_000, 2_500, 5_000, 10_000];
const MEASURES = ['reverted', 'paid for reverted work', 'honest profit', 'low effort profit', 'low effort who left', 'solved issues'];
const named = (bps: number): string => `${bps / 100} % held back`;

export const holdback: Experiment = {
  id: 'E9',
  title: 'Holdback',
  question: 'How much of a bounty should wait for three weeks without a revert?',
  observe: (seed, effort) => {
    const days = effort === 'smoke' ? 90 : MIXED_AGENTS.days;
    const seen: Record<string, Observation[string]> = {};
    for (const holdbackBps of effort === 'smoke' ? [0, 2_500] : SHARES)
      seen[named(holdbackBps)] = measure(playWorld({ ...MIXED_AGENTS, squatters: 0, days }, { ...LAUNCH, holdbackBps }, seed), holdbackBps);
    return seen;
  },
  conclude: (seen) => {
    const cases = SHARES.map(named).filter((which) => seen.has(which));
    const line = (measure: string): (readonly [number, number])[] =>
      SHARES.flatMap((bps) => (seen.has(named(bps)) ? [[bps / 100, seen.mean(named(bps), measure)] as const] : []));
    return {
      tables: [seen.table('Held back for 21 days; money in alpha in 240 days', cases, MEASURES)],
      gates: [
        atMost(
          'conservation violations',
          cases.reduce((sum, which) => sum + seen.sum(which, 'violations'), 0),
          0,
        ),
      ],
      plots: {
        'holdback.svg': lineChart({
          title: 'What a larger holdback costs honest and careless miners',
          x: 'percent held back for 21 days',
          y: 'profit of a miner in 240 days, alpha',
          series: [
            { name: 'honest (3 % reverted)', points: line('honest profit') },
            { name: 'low effort (15 %)', points: line('low effort profit') },
          ],
          marks: [{ x: 25, label: 'the rules: 25 %' }],
        }),
      },
    };
  },
};

const measure = (world: WorldReport, holdbackBps: number): Observation[string] => {
  const rated = ratedFrom(world, 0);
  const reverted = rated.filter((record) => record.reverted);
  const merged = rated.filter((record) => record.reverted || isSolved(record));
  const of = (kind: Kind): WorldReport['actors'] => world.actors.filter(({ agent }) => agent.kind === kind);
  return {
    reverted: reverted.length / merged.length,
    'paid for reverted work': reverted.reduce((sum, { bounty }) => sum + bounty * (1 - holdbackBps / 10_000), 0),
    'honest profit': mean(of('honest').map(({ profit }) => profit)),
    'low effort profit': mean(of('low effort').map(({ profit }) => profit)),
    'low effort who left': mean(of('low effort').map(({ leftOn }) => (leftOn === null ? 0 : 1))),
    'solved issues': rated.filter(isSolved).length,
    violations: world.violations.length,
  };
};
