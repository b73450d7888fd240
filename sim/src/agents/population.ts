import { between, chance, normal } from '../random/draws.ts';
import { stream } from '../random/stream.ts';
import type { Agent, AgentWorldSettings, Kind } from './types.ts';

const RING_OWNER = 1_000_000;

/** What a kind changes against an honest miner. */
const TRAITS: Readonly<Record<Kind, Partial<Agent>>> = {
  honest: {},
  newcomer: {},
  shopper: {},
  smurf: {},
  'rage-quitter': {},
  ring: {},
  'low effort': { slack: 100, cost: 3, delivers: 0.85, reverted: 0.15 },
  squatter: { cost: 0, delivers: 0 },
};

/** The agents of the first day. Skill and luck of an index never depend on its kind: that is what makes kinds comparable. */
export const populationOf = (settings: AgentWorldSettings, seed: number): Agent[] => {
  const kinds = kindsOf(settings);
  return kinds.map((kind, index) => agentOf(settings, seed, index, kind, 0));
};

/** One agent; every number is drawn whether the kind needs it or not. */
export const agentOf = (settings: AgentWorldSettings, seed: number, index: number, kind: Kind, from: number): Agent => {
  const random = stream(seed, 'agent', index);
  const skill = settings.skillSd * normal(random);
  const benefit = between(random, 0.6, 5);
  const availability = settings.availability * between(random, 0.6, 1.4);
  const honest = { index, kind, owner: index, skill, slack: 0, cost: 9, delivers: 0.96, reverted: 0.03, availability, from, benefit: 0 };
  const agent = { ...honest, ...TRAITS[kind] };
  if (kind === 'squatter') return settings.junk ? { ...agent, benefit, delivers: 1, slack: 3_000, cost: 0.5 } : { ...agent, benefit };
  return kind === 'ring' ? { ...agent, owner: settings.ringColludes ? RING_OWNER : index } : agent;
};

const kindsOf = (settings: AgentWorldSettings): Kind[] => {
  const { miners, lowEffort, squatters, shoppers, rageQuitters, smurfs, ring } = settings;
  const kinds: Kind[] = new Array<Kind>(ring).fill('ring');
  const shares: readonly (readonly [Kind, number])[] = [
    ['low effort', lowEffort],
    ['squatter', squatters],
    ['shopper', shoppers],
    ['rage-quitter', rageQuitters],
    ['smurf', smurfs],
  ];
  for (const [kind, share] of shares) kinds.push(...new Array<Kind>(Math.round(share * miners)).fill(kind));
  while (kinds.length < miners) kinds.push('honest');
  return kinds;
};

export const isAvailable = (agent: Agent, seed: number, day: number): boolean =>
  day >= agent.from && chance(stream(seed, 'available', agent.index, day), agent.availability);
