import { isSolved, ratedFrom, type SlashCause, type WorldReport } from '../agents/report.ts';
import { MIXED_AGENTS, type AgentWorldSettings, type Kind } from '../agents/types.ts';
import { playWorld } from '../agents/world.ts';
import { mean } from '../measure/summary.ts';
import { lineChart } from '../plot/svg.ts';
import { FIRST_TABLE, GRADUATED, LAUNCH, LOSE_ALL, type SlashSchedule, type TwinParams } from '../twin/params.ts';
import { atMost, shown, type Experiment, type Observation } from './experiment.ts';

const RATES = [0, 500, 1_000, 2_000, 3_000];
const SCHEDULES: Readonly<Record<string, SlashSchedule>> = { graduated: GRADUATED, 'first table': FIRST_TABLE, 'lose all': LOSE_ALL };
/** What a variant changes against 10 %, graduated. */
interface Remedy {
  readonly agents?: Partial<AgentWorldSettings>;
  readonly params?: Partial<TwinParams>;
}

const priced = (slash: Partial<SlashSchedule>, base = GRADUATED): Remedy => ({ params: { slash: { ...base, ...slash } } });
/** Squatters that open a worthless pull request: what a price for closed ones is good for. */
const JUNK: Readonly<Record<string, Remedy>> = {
  'junk squatters, none': { params: { collateralBps: 0 } },
  'junk squatters, graduated 10 %': {},
  'junk squatters, first table 10 %': { params: { slash: FIRST_TABLE } },
  'junk squatters, closed 50 %': priced({ closed: 5_000 }),
};
/** Other prices and readings that were tried. */
const REMEDIES: Readonly<Record<string, Remedy>> = {
  'closed 50 %': priced({ closed: 5_000 }),
  'closed 10 %': priced({ closed: 1_000 }),
  'valid failure 10 %': priced({ bothFailValid: 1_000 }),
  'valid loss and beaten 10 %': priced({ lossValid: 1_000, beaten: 1_000 }),
  'first table, beaten 0': priced({ beaten: 0 }, FIRST_TABLE),
  'first table, closed counts as valid': { agents: { closedIsValid: true }, params: { slash: FIRST_TABLE } },
  'first table, lock on the bounty played for': { params: { slash: FIRST_TABLE, lockFollowsBounty: true } },
};
const CAUSES: readonly SlashCause[] = [
  'beaten before close without a pull request',
  'both failed without a valid one',
  'lost or failed with a valid one',
  'nothing, late or reverted',
];
const MEASURES = [
  'solved',
  'solved issues',
  'squatter slots',
  'honest profit',
  'low effort profit',
  'squatter profit',
  'honest who left',
  'honest slashed',
];
const NONE = 'graduated 0 %';
const MAIN = 'graduated 10 %';

export const collateral: Experiment = {
  id: 'E5',
  title: 'Collateral',
  question: 'How much collateral drives squatters away without driving honest miners away?',
  observe: (seed, effort) => {
    const days = effort === 'smoke' ? 90 : MIXED_AGENTS.days;
    const play = (params: Partial<TwinParams>, agents: Partial<AgentWorldSettings> = {}): Observation[string] =>
      measure(playWorld({ ...MIXED_AGENTS, days, ...agents }, { ...LAUNCH, ...params }, seed));
    const seen: Record<string, Observation[string]> = { [NONE]: play({}) };
    for (const [name, slash] of Object.entries(SCHEDULES))
      for (const collateralBps of effort === 'smoke' ? [1_000] : RATES.slice(1))
        seen[`${name} ${collateralBps / 100} %`] = play({ collateralBps, slash });
    for (const [name, { agents, params }] of Object.entries(REMEDIES))
      if (effort === 'full' || name === 'closed 50 %') seen[name] = play({ collateralBps: 1_000, slash: GRADUATED, ...params }, agents);
    for (const [name, { agents, params }] of Object.entries(JUNK))
      if (effort === 'full' || agents === undefined)
        seen[name] = play({ collateralBps: 1_000, slash: GRADUATED, ...params }, { ...agents, junk: true });
    return seen;
  },
  conclude: (seen) => {
    const cases = [
      NONE,
      ...Object.keys(SCHEDULES).flatMap((name) => RATES.slice(1).map((bps) => `${name} ${bps / 100} %`)),
      ...Object.keys(REMEDIES),
    ];
    const loss = (which: string): number => 1 - seen.mean(which, 'honest profit') / seen.mean(NONE, 'honest profit');
    const lossText = (which: string): string => {
      const { se } = seen.difference(NONE, which, 'honest profit');
      return `${shown(100 * loss(which), 3)} ± ${shown((100 * se) / seen.mean(NONE, 'honest profit'), 2)} %`;
    };
    const slots = (which: string): number => seen.mean(which, 'squatter slots') / seen.mean(NONE, 'squatter slots');
    return {
      tables: [
        seen.table('Collateral against none; money in alpha in 240 days, a miner', cases, MEASURES),
        seen.table('Squatters that open worthless pull requests', Object.keys(JUNK), [
          'squatter slots',
          'squatter profit',
          'honest profit',
          'solved',
        ]),
        {
          title: 'The two gates, case by case',
          columns: ['case', 'honest profit lost', 'squatter slots against none'],
          rows: cases.filter((which) => which !== NONE && seen.has(which)).map((which) => [which, lossText(which), shown(slots(which), 3)]),
        },
        seen.table('What honest miners lose collateral for, alpha in 240 days, a miner', [MAIN, ...Object.keys(REMEDIES)], CAUSES),
      ],
      gates: [
        atMost('honest profit lost to collateral of 10 %, graduated', loss(MAIN), 0.05),
        atMost('squatter slots against those without collateral', slots(MAIN), 0.5),
        atMost(
          'conservation violations',
          cases.reduce((sum, which) => sum + (seen.has(which) ? seen.sum(which, 'violations') : 0), 0),
          0,
        ),
      ],
      plots: {
        'collateral.svg': lineChart({
          title: 'Collateral costs honest miners; losing all of it costs them most',
          x: 'collateral, percent of the highest bounty picked',
          y: 'profit of an honest miner in 240 days, alpha',
          series: Object.keys(SCHEDULES).map((name) => ({
            name,
            points: RATES.flatMap((bps) => {
              const which = bps === 0 ? NONE : `${name} ${bps / 100} %`;
              return seen.has(which) ? [[bps / 100, seen.mean(which, 'honest profit')] as const] : [];
            }),
          })),
          marks: [{ x: 10, label: 'later: 10 %' }],
        }),
        'squatters.svg': lineChart({
          title: 'Squatters leave as soon as squatting costs',
          x: 'collateral, percent of the highest bounty picked',
          y: 'share of all places in competitions that squatters hold',
          series: Object.keys(SCHEDULES).map((name) => ({
            name,
            points: RATES.flatMap((bps) => {
              const which = bps === 0 ? NONE : `${name} ${bps / 100} %`;
              return seen.has(which) ? [[bps / 100, seen.mean(which, 'squatter slots')] as const] : [];
            }),
          })),
        }),
      },
    };
  },
};

const measure = (world: WorldReport): Observation[string] => {
  const rated = ratedFrom(world, 0);
  const actors = (kind: Kind): WorldReport['actors'] => world.actors.filter(({ agent }) => agent.kind === kind);
  const profit = (kind: Kind): number => mean(actors(kind).map((actor) => actor.profit));
  const squatters = new Set(actors('squatter').map(({ agent }) => agent.index));
  return {
    solved: mean(rated.map((record) => (isSolved(record) ? 1 : 0))),
    'solved issues': rated.filter(isSolved).length,
    'squatter slots': mean(world.competitions.flatMap(({ a, b }) => [a, b]).map((index) => (squatters.has(index) ? 1 : 0))),
    'honest profit': profit('honest'),
    'low effort profit': profit('low effort'),
    'squatter profit': profit('squatter'),
    'honest who left': mean(actors('honest').map(({ leftOn }) => (leftOn === null ? 0 : 1))),
    'honest slashed': mean(actors('honest').map(({ slashed }) => slashed)),
    ...Object.fromEntries(CAUSES.map((cause) => [cause, mean(actors('honest').map(({ slashedBy }) => slashedBy.get(cause) ?? 0))])),
    violations: world.violations.length,
  };
};
