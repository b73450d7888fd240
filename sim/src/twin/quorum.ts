/** A validator and what its vote weighs. */
export interface Voter {
  readonly id: number;
  readonly weight: number;
}

const STAKE_WEIGHTED_FROM = 4;

/** At most three can weigh more than 30 %. */
const MOST_CAPPED = 3;

/** Weights that count: equal below four validators, from four on none above 30 % of the sum (contract, Power and quorum). */
export const countedWeights = (stakes: readonly number[]): Voter[] => {
  if (stakes.length < STAKE_WEIGHTED_FROM) return stakes.map((_, id) => ({ id, weight: 1 }));
  const limit = capOf(stakes);
  return stakes.map((stake, id) => ({ id, weight: Math.min(stake, limit) }));
};

/** 30 % of the sum that remains when everybody above it is cut down to it. */
const capOf = (stakes: readonly number[]): number => {
  let others = stakes.reduce((sum, stake) => sum + stake, 0);
  let limit = Math.floor((others * 3) / 10);
  const falling = [...stakes].sort((x, y) => y - x).slice(0, MOST_CAPPED);
  for (const [capped, largest] of falling.entries()) {
    if (largest <= limit) break;
    others -= largest;
    limit = Math.floor((others * 3) / (10 - 3 * (capped + 1)));
  }
  return limit;
};

/** Whether these voters decide: more than half of the weight, and at least min(3, n/2 + 1) heads. */
export const isQuorum = (voters: readonly Voter[], inFavour: ReadonlySet<number>): boolean => {
  const counted = voters.filter(({ weight }) => weight > 0);
  const agreed = counted.filter(({ id }) => inFavour.has(id));
  const sum = (list: readonly Voter[]): number => list.reduce((total, { weight }) => total + weight, 0);
  return sum(agreed) * 2 > sum(counted) && agreed.length >= Math.min(3, Math.floor(counted.length / 2) + 1);
};

/** The votes on one subject: a tally a payload, one vote a validator that never changes. */
export class Ballot<Key> {
  readonly #votes = new Map<number, Key>();
  readonly #voters: readonly Voter[];

  constructor(voters: readonly Voter[]) {
    this.#voters = voters;
  }

  /** Whether this vote brought its payload to a quorum. Throws for a second vote. */
  cast(validator: number, payload: Key): boolean {
    if (this.#votes.has(validator)) throw new Refused(`validator ${validator} has voted`);
    this.#votes.set(validator, payload);
    const agreed = new Set([...this.#votes].flatMap(([id, key]) => (key === payload ? [id] : [])));
    return isQuorum(this.#voters, agreed);
  }
}

/** The contract would have answered an error, and nothing would have changed. */
export class Refused extends Error {}
