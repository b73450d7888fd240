import { isSolved, ratedFrom, type SlashCause, type WorldReport } from '../agents/report.ts';
import { MIXED_AGENTS, type AgentWorldSettings, type Kind } from '../agents/types.ts';
import { playWorld } from '../agents/world.ts';
import { mean } from '../measure/summary.ts';
import { lineChart } from '../plot/svg.ts';
import { GRADUATED, LAUNCH, LOSE_ALL, type SlashSchedule } from '../twin/params.ts';
import { atMost, type Experiment, type Observation } from './experiment.ts';

const RATES = [0, 500, 1_000, 2_000, 3_000];
const SCHEDULES: Readonly<Record<string, SlashSchedule>> = { graduated: GRADUATED, 'lose all': LOSE_ALL };
/**
 * Two readings of "valid" that differ from the rules: a pull request that a maintainer closed before the close, and a
 * miner beaten while the window was still open, both count as if a valid pull request had been there.
 */
const READINGS: Readonly<Record<string, Partial<AgentWorldSettings>>> = {
  'graduated 10 %, closed counts as valid': { closedIsValid: true },
  'graduated 10 %, beaten in the window counts as valid': { beatenIsValid: true },
  'graduated 10 %, both': { closedIsValid: true, beatenIsValid: true },
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
/** The lock follows the bounty played for, not the highest picked. */
const ON_BOUNTY = 'graduated 10 %, on the bounty played for';
const ALL = 'graduated 10 %, both, on the bounty played for';
const NONE = 'graduated 0 %';
const MAIN = 'graduated 10 %';

export const collateral: Experiment = {
  id: 'E5',
  title: 'Collateral',
  question: 'How much collateral drives squatters away without driving honest miners away?',
  observe: (seed, effort) => {
    const days = effort === 'smoke' ? 90 : MIXED_AGENTS.days;
    const play = (
      bps: number,
      slash: SlashSchedule,
      more: Partial<AgentWorldSettings> = {},
      lockFollowsBounty = false,
    ): Observation[string] =>
      measure(playWorld({ ...MIXED_AGENTS, days, ...more }, { ...LAUNCH, collateralBps: bps, slash, lockFollowsBounty }, seed));
    const seen: Record<string, Observation[string]> = { [NONE]: play(0, GRADUATED) };
    for (const [name, slash] of Object.entries(SCHEDULES))
      for (const bps of effort === 'smoke' ? [1_000] : RATES.slice(1)) seen[`${name} ${bps / 100} %`] = play(bps, slash);
    for (const [name, reading] of Object.entries(READINGS)) seen[name] = play(1_000, GRADUATED, reading);
    const both = { closedIsValid: true, beatenIsValid: true };
    if (effort === 'full') {
      seen[ON_BOUNTY] = play(1_000, GRADUATED, {}, true);
      seen[ALL] = play(1_000, GRADUATED, both, true);
    }
    return seen;
  },
  conclude: (seen) => {
    const cases = [
      NONE,
      ...Object.keys(SCHEDULES).flatMap((name) => RATES.slice(1).map((bps) => `${name} ${bps / 100} %`)),
      ...Object.keys(READINGS),
      ON_BOUNTY,
      ALL,
    ];
    const loss = (which: string): number => 1 - seen.mean(which, 'honest profit') / seen.mean(NONE, 'honest profit');
    const slots = (which: string): number => seen.mean(which, 'squatter slots') / seen.mean(NONE, 'squatter slots');
    return {
      tables: [
        seen.table('Collateral against none; money in alpha in 240 days, a miner', cases, MEASURES),
        seen.table(
          'What honest miners lose collateral for, alpha in 240 days, a miner',
          [MAIN, ...Object.keys(READINGS), ON_BOUNTY, ALL],
          CAUSES,
        ),
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
          title: 'A small collateral is enough; losing all of it drives honest miners away',
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
