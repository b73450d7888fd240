/** How a miner behaves. */
export type Kind = 'honest' | 'low effort' | 'squatter' | 'ring' | 'smurf' | 'shopper' | 'rage-quitter' | 'newcomer';

/** One agent. Skills are Elo points around 1,500, money is alpha. */
export interface Agent {
  readonly index: number;
  readonly kind: Kind;
  /** Agents of one owner play together; honest ones are alone. */
  readonly owner: number;
  readonly skill: number;
  /** Points of skill that saved effort costs. */
  readonly slack: number;
  /** What one attempt costs. */
  readonly cost: number;
  /** Chance of a valid pull request by close. */
  readonly delivers: number;
  /** Chance that a merged solution is reverted later. */
  readonly reverted: number;
  /** Chance a day of looking for a duel when free. */
  readonly availability: number;
  /** First day in the world. */
  readonly from: number;
  /** What merely holding an issue is worth to a squatter. */
  readonly benefit: number;
}

/** Shares and sizes of a population, and how its issues and maintainers are. */
export interface AgentWorldSettings {
  readonly miners: number;
  readonly days: number;
  readonly skillSd: number;
  readonly lowEffort: number;
  readonly squatters: number;
  /** Whether squatters open a worthless pull request, so as to look as if they worked. */
  readonly junk: boolean;
  readonly shoppers: number;
  readonly rageQuitters: number;
  readonly smurfs: number;
  /** Identities of one owner that plays as a ring; 0 for none. */
  readonly ring: number;
  /** Whether the ring's identities play as one (true) or each for itself (the control). */
  readonly ringColludes: boolean;
  /** Newcomers a day. */
  readonly newcomers: number;
  readonly issuesPerDay: number;
  /** Median bounty, alpha. */
  readonly bounty: number;
  readonly difficulty: number;
  readonly difficultySd: number;
  readonly voided: number;
  /** Median days of review; the tail is lognormal. */
  readonly review: number;
  /** Share of issues whose maintainer never reviews. */
  readonly abandoned: number;
  /** Chance that a maintainer closes a pull request that is not good enough. */
  readonly closesBad: number;
  /** Whether a pull request closed by a maintainer before the close still counts as valid; not so in the rules. */
  readonly closedIsValid: boolean;
  readonly availability: number;
  /** Whether miners leave when it does not pay. */
  readonly exits: boolean;
  readonly order: 'rules' | 'no waiting credit' | 'random';
  readonly picks: 1 | 3;
  /** Days of idleness that priority counts: none while enrolled (the rules), or those before the enrolment. */
  readonly idle: 'none while enrolled' | 'before enrolling';
}

export const BASE_AGENTS: AgentWorldSettings = {
  miners: 64,
  days: 240,
  skillSd: 200,
  lowEffort: 0,
  squatters: 0,
  junk: false,
  shoppers: 0,
  rageQuitters: 0,
  smurfs: 0,
  ring: 0,
  ringColludes: true,
  newcomers: 0,
  issuesPerDay: 1.3,
  bounty: 60,
  difficulty: -115,
  difficultySd: 200,
  voided: 0.1,
  review: 2,
  abandoned: 0.03,
  closesBad: 0.75,
  closedIsValid: false,
  availability: 0.5,
  exits: false,
  order: 'rules',
  picks: 3,
  idle: 'none while enrolled',
};

/** The population of the collateral experiments: 15 % squatters, 20 % low effort, everybody may leave. */
export const MIXED_AGENTS: AgentWorldSettings = { ...BASE_AGENTS, lowEffort: 0.2, squatters: 0.15, newcomers: 0.05, exits: true };
