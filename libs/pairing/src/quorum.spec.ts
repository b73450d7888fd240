import { pair } from './pair.ts';
import { proposalOf } from './proposal.ts';
import { isMatching } from './testing/epoch.ts';
import { drawFrom, smallEpoch, type Draw } from './testing/random.ts';
import type { PairingInput, ProposedPair } from './types.ts';

const EPOCHS = 100_000;

interface Validator {
  readonly weight: number;
  /** Null for one that does not vote. */
  readonly proposal: readonly ProposedPair[] | null;
}

/**
 * The pairs that some set of validators with `enough` weight all proposed. Votes only add up, so a pair that passes at any
 * moment, in any order of votes, has that weight in the end: the last tally speaks for every subset and every order.
 */
const passed = (validators: readonly Validator[], enough: (weight: number, total: number) => boolean): ProposedPair[] => {
  const total = validators.reduce((sum, { weight }) => sum + weight, 0);
  const tally = new Map<string, { readonly pair: ProposedPair; weight: number }>();
  for (const { weight, proposal } of validators)
    for (const one of proposal ?? []) {
      const key = `${one.issueId}:${one.a}:${one.b}`;
      const entry = tally.get(key);
      if (entry === undefined) tally.set(key, { pair: one, weight });
      else entry.weight += weight;
    }
  return [...tally.values()].filter(({ weight }) => enough(weight, total)).map(({ pair }) => pair);
};

const moreThanHalf = (weight: number, total: number): boolean => 2 * weight > total;
const half = (weight: number, total: number): boolean => 2 * weight >= total;

/** One to seven validators of any weights, who see the epoch in up to three ways; some do not vote. */
const validatorsOf = (input: PairingInput, draw: Draw): Validator[] => {
  const proposals = Array.from({ length: 1 + draw(3) }, () => {
    const seen = seenOtherwise(input, draw);
    return proposalOf(pair(seen), seen.issues);
  });
  return Array.from({ length: 1 + draw(7) }, () => ({
    weight: 1 + draw(4),
    proposal: draw(8) === 0 ? null : (proposals[draw(proposals.length)] ?? null),
  }));
};

/** Records that a validator lacks, and ratings it has otherwise. */
const seenOtherwise = (input: PairingInput, draw: Draw): PairingInput => ({
  ...input,
  issues: input.issues.filter(() => draw(12) > 0),
  miners: input.miners.filter(() => draw(12) > 0).map((one) => ({ ...one, priority: one.priority + 1_000 * draw(8) })),
});

describe('pairs accepted in one epoch (theorem of mechanism 3.4)', () => {
  it(`never conflict in ${EPOCHS} random epochs, however much the validators disagree`, () => {
    const draw = drawFrom(1);
    const seen = { accepted: 0, disputed: 0 };
    for (let run = 0; run < EPOCHS; run += 1) {
      const validators = validatorsOf(smallEpoch(draw), draw);
      const accepted = passed(validators, moreThanHalf);
      if (!isMatching(accepted)) throw new Error(`run ${run}: ${accepted.map(({ issueId, a, b }) => `${issueId} ${a} ${b}`).join(', ')}`);
      seen.accepted += accepted.length;
      seen.disputed += isMatching(passed(validators, () => true)) ? 0 : 1;
    }
    expect(seen.accepted).toBeGreaterThan(EPOCHS);
    expect(seen.disputed).toBeGreaterThan(EPOCHS / 5);
  });

  it('would conflict if half of the weight were enough', () => {
    const draw = drawFrom(1);
    let conflicts = 0;
    for (let run = 0; run < 5_000; run += 1) conflicts += isMatching(passed(validatorsOf(smallEpoch(draw), draw), half)) ? 0 : 1;
    expect(conflicts).toBeGreaterThan(50);
  });
});
