import fc from 'fast-check';
import { pair } from './pair.ts';
import { proposalOf } from './proposal.ts';
import { epochs, issue } from './testing/epoch.ts';
import type { PairingInput, ProposedPair } from './types.ts';

const isMatching = (pairs: readonly ProposedPair[]): boolean => {
  const miners = pairs.flatMap(({ a, b }) => [a, b]);
  return new Set(miners).size === miners.length && new Set(pairs.map(({ issueId }) => issueId)).size === pairs.length;
};

describe('the laws of pairing', () => {
  it('the pairs are a matching, and every pair may meet for an issue both asked for', () =>
    fc.assert(
      fc.property(epochs, (input) => {
        const pairs = pair(input);
        expect(isMatching(pairs)).toBe(true);
        for (const { issueId, a, b } of pairs) {
          const [x, y] = [a, b].map((hotkey) => input.miners.find((one) => one.hotkey === hotkey));
          const wanted = input.issues.find(({ id }) => id === issueId);
          if (!x || !y || !wanted) throw new Error('a pair of strangers');
          expect([x.picks.includes(issueId), y.picks.includes(issueId)]).toEqual([true, true]);
          expect(x.coldkey).not.toBe(y.coldkey);
          expect(input.meetings(x.githubId, y.githubId)).toBeLessThan(2);
          expect([x.githubId, y.githubId]).not.toContain(wanted.authorId);
        }
      }),
      { numRuns: 500 },
    ));

  it('the order of the input never matters', () =>
    fc.assert(
      fc.property(epochs, fc.infiniteStream(fc.nat()), (input, random) => {
        const shuffled = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => [random.next().value ?? 0, item] as const)
            .sort(([x], [y]) => x - y)
            .map(([, item]) => item);
        expect(pair({ ...input, issues: shuffled(input.issues), miners: shuffled(input.miners) })).toEqual(pair(input));
      }),
      { numRuns: 500 },
    ));

  it('pairs accepted by any quorums of one epoch never conflict, however much the validators disagree', () =>
    fc.assert(
      fc.property(
        epochs,
        fc.array(
          fc.record({ weight: fc.integer({ min: 1, max: 5 }), votes: fc.boolean(), blind: fc.array(fc.nat(15), { maxLength: 3 }) }),
          {
            minLength: 1,
            maxLength: 7,
          },
        ),
        (input, validators) => {
          const total = validators.reduce((sum, { weight }) => sum + weight, 0);
          const tally = new Map<string, { pair: ProposedPair; weight: number }>();
          for (const { weight, votes, blind } of validators)
            for (const one of votes ? pair(seenBy(input, blind)) : []) {
              const key = `${one.issueId}:${one.a}:${one.b}`;
              tally.set(key, { pair: one, weight: weight + (tally.get(key)?.weight ?? 0) });
            }
          const accepted = [...tally.values()].filter(({ weight }) => 2 * weight > total).map(({ pair }) => pair);
          return isMatching(accepted);
        },
      ),
      { numRuns: 1_500 },
    ));
});

/** The epoch as a validator sees it to which some miners are invisible. */
const seenBy = (input: PairingInput, blind: readonly number[]): PairingInput => ({
  ...input,
  miners: input.miners.filter((_, index) => !blind.includes(index)),
});

describe('proposalOf', () => {
  it('takes the first 32 by bounty, then by id', () => {
    const issues = Array.from({ length: 40 }, (_, index) => issue(index + 1, index < 8 ? 50 : 10 + (index % 2)));
    const pairs = issues.map(({ id }) => ({ issueId: id, a: `A${id}`, b: `B${id}` }));
    const ids = proposalOf(pairs, issues).map(({ issueId }) => Number(issueId));
    expect(ids).toHaveLength(32);
    expect(ids.slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10, 12]);
    expect(ids.slice(24)).toEqual([9, 11, 13, 15, 17, 19, 21, 23]);
  });

  it('refuses a pair of an issue that is not in play', () =>
    expect(() => proposalOf([{ issueId: 1n, a: 'A', b: 'B' }], [])).toThrow('not in play'));
});
