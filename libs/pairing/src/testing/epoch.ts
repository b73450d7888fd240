import fc from 'fast-check';
import type { PairingInput, PairingIssue, PairingMiner, ProposedPair } from '../types.ts';

export const HASH = `0x${'5a'.repeat(32)}`;

export const issue = (id: number, bounty: number, more: Partial<PairingIssue> = {}): PairingIssue => ({
  id: BigInt(id),
  bounty: BigInt(bounty) * 1_000_000_000n,
  authorId: 900n,
  readyAt: 0,
  ...more,
});

/** Miner `n` has GitHub id `n`, hotkey `Mn` and a coldkey of its own unless said otherwise. */
export const miner = (n: number, points: number, picks: number[], more: Partial<PairingMiner> = {}): PairingMiner => ({
  hotkey: `M${n}`,
  coldkey: `C${n}`,
  githubId: BigInt(n),
  picks: picks.map(BigInt),
  enrolledAt: 10,
  priority: points * 1_000,
  ...more,
});

export const epoch = (issues: PairingIssue[], miners: PairingMiner[], more: Partial<PairingInput> = {}): PairingInput => ({
  issues,
  miners,
  anchorHash: HASH,
  meetings: () => 0,
  previousAnchor: 100,
  ...more,
});

/** No issue and no miner twice. */
export const isMatching = (pairs: readonly ProposedPair[]): boolean =>
  new Set(pairs.flatMap(({ a, b }) => [a, b])).size === 2 * pairs.length &&
  new Set(pairs.map(({ issueId }) => issueId)).size === pairs.length;

/** Any epoch of up to 16 miners and 8 issues, with ties, shared coldkeys, authors who enrol and earlier meetings. */
export const epochs: fc.Arbitrary<PairingInput> = fc
  .record({
    issues: fc.array(
      fc.record({ bounty: fc.integer({ min: 1, max: 4 }), author: fc.integer({ min: 1, max: 30 }), readyAt: fc.constantFrom(50, 150) }),
      {
        maxLength: 8,
      },
    ),
    miners: fc.array(
      fc.record({
        points: fc.integer({ min: 1_400, max: 1_420 }),
        picks: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 3 }),
        coldkey: fc.integer({ min: 1, max: 24 }),
        enrolledAt: fc.integer({ min: 95, max: 105 }),
      }),
      { maxLength: 16 },
    ),
    met: fc.array(fc.tuple(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 16 })), { maxLength: 30 }),
  })
  .map(({ issues, miners, met }) =>
    epoch(
      issues.map(({ bounty, author, readyAt }, index) => issue(index + 1, bounty, { authorId: BigInt(author), readyAt })),
      miners.map(({ points, picks, coldkey, enrolledAt }, index) =>
        miner(index + 1, points, picks, { coldkey: `C${coldkey}`, enrolledAt }),
      ),
      { meetings: (a, b) => met.filter(([x, y]) => (BigInt(x) === a && BigInt(y) === b) || (BigInt(x) === b && BigInt(y) === a)).length },
    ),
  );
