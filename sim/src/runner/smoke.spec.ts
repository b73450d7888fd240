import { playWorld } from '../agents/world.ts';
import { BASE_AGENTS, MIXED_AGENTS } from '../agents/types.ts';
import { EXPERIMENTS } from '../experiments/index.ts';
import { LAUNCH } from '../twin/params.ts';
import { runExperiment, seedsOf, type Result } from './run.ts';

const SHORT = { days: 60 };

describe('the simulation', () => {
  it('is the same for the same seed, to the last number', () => {
    const once = playWorld({ ...MIXED_AGENTS, ...SHORT }, LAUNCH, 7);
    const again = playWorld({ ...MIXED_AGENTS, ...SHORT }, LAUNCH, 7);
    expect(again).toEqual(once);
    expect(playWorld({ ...MIXED_AGENTS, ...SHORT }, LAUNCH, 8).competitions).not.toEqual(once.competitions);
  });

  it('gives two policies of one seed the same issues, miners and luck', () => {
    const [with10, without] = [1_000, 0].map((collateralBps) => playWorld({ ...BASE_AGENTS, ...SHORT }, { ...LAUNCH, collateralBps }, 7));
    expect(with10?.issues.created).toBe(without?.issues.created);
    expect(with10?.actors.map(({ agent }) => agent)).toEqual(without?.actors.map(({ agent }) => agent));
    expect(with10?.competitions.map(({ outcome }) => outcome)).toEqual(without?.competitions.map(({ outcome }) => outcome));
  });

  it('changing what an agent is leaves skill and luck of all others alone', () => {
    const [honest, mixed] = [BASE_AGENTS, { ...BASE_AGENTS, squatters: 0.1 }].map((settings) =>
      playWorld({ ...settings, ...SHORT }, LAUNCH, 3),
    );
    const skills = (world: typeof honest): (number | undefined)[] => world?.actors.map(({ agent }) => agent.skill) ?? [];
    expect(skills(mixed)).toEqual(skills(honest));
    expect(mixed?.actors.filter(({ agent }) => agent.kind === 'squatter')).toHaveLength(6);
  });
});

describe.each(EXPERIMENTS.map((experiment) => [experiment.id, experiment] as const))('%s, four seeds', (_, experiment) => {
  let result: Result;
  beforeAll(() => {
    result = runExperiment(experiment, seedsOf(4), 'smoke');
  });

  it('fills its tables and plots', () => {
    expect(result.tables.every(({ rows }) => rows.length > 0)).toBe(true);
    expect(JSON.stringify(result.tables)).not.toMatch(/"none[ "]/);
    for (const svg of Object.values(result.plots)) {
      expect(svg).toContain('</svg>');
      expect(svg).not.toContain('NaN');
    }
  });

  it('finds no violation of an invariant', () => {
    for (const { name, passed } of result.gates) if (/violations|conflict/.test(name)) expect([name, passed]).toEqual([name, true]);
  });
});
