import { Validator, Vote } from '@joust/tables';
import { row } from '../projection.ts';
import { applyBallot, quorumOf } from './tally.ts';

const ballot = (n: number, payloadHash: string, weight: bigint): Vote =>
  row(Vote, {
    kind: 'outcome',
    subject: '1',
    round: 0,
    validator: `v${n}`,
    payloadHash,
    payload: null,
    weight,
    blockNumber: n,
    eventIndex: 0,
  });
const count = (votes: readonly Vote[], quorum = { totalWeight: 100n, neededWeight: 51n, neededHeads: 3 }) =>
  votes.reduce<ReturnType<typeof applyBallot> | null>(
    (tally, vote, index) => applyBallot(tally, vote, votes.slice(0, index + 1), quorum),
    null,
  );

// contract/src/tally.rs, quorum_is_more_than_half_and_enough_heads
it.each([
  ['exactly half', [17n, 17n, 16n], 100n, 3, false],
  ['just above', [17n, 17n, 17n], 100n, 3, true],
  ['too few heads', [30n, 30n], 100n, 3, false],
  ['one of one', [100n], 100n, 1, true],
])('%s', (_, weights, totalWeight, neededHeads, reached) => {
  const votes = weights.map((weight, index) => ballot(index + 1, 'x', weight));
  expect(count(votes, { totalWeight, neededWeight: totalWeight / 2n + 1n, neededHeads })).toMatchObject({
    reached,
    reachedAt: reached ? weights.length : null,
    leadingHeads: weights.length,
  });
});

it('never adds ballots for different payloads', () => {
  expect(count([ballot(1, 'x', 30n), ballot(2, 'x', 20n), ballot(3, 'y', 25n), ballot(4, 'y', 25n)])).toMatchObject({
    leadingPayloadHash: 'x',
    leadingWeight: 50n,
    reached: false,
  });
});

it('needs a third of the weight and no heads for a challenge', () => {
  const challenge = { totalWeight: 100n, neededWeight: 34n, neededHeads: 0 };
  expect(count([ballot(1, 'x', 33n)], challenge)).toMatchObject({ reached: false });
  expect(count([ballot(1, 'x', 34n)], challenge)).toMatchObject({ reached: true });
});

it('keeps what a quorum needed at the first ballot', () => {
  const first = applyBallot(null, ballot(1, 'x', 10n), [ballot(1, 'x', 10n)], {
    totalWeight: 100n,
    neededWeight: 51n,
    neededHeads: 3,
  });
  expect(
    applyBallot(first, ballot(2, 'x', 10n), [ballot(1, 'x', 10n), ballot(2, 'x', 10n)], {
      totalWeight: 5n,
      neededWeight: 3n,
      neededHeads: 1,
    }),
  ).toMatchObject({ totalWeight: 100n, reached: false });
});

it.each([
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 3],
  [16, 3],
])('of %i validators %i heads are needed', (n, heads) => {
  const validators = Array.from({ length: n }, (_, index) =>
    row(Validator, {
      hotkey: `v${index}`,
      coldkeys: [],
      addedAt: 1,
      activeFrom: 1,
      activeUntil: null,
      raw: 1n,
      weight: 1n,
      frozenAnchor: 9,
      blockNumber: 1,
      eventIndex: index,
    }),
  );
  expect(quorumOf(validators)).toEqual({ totalWeight: BigInt(n), neededWeight: BigInt(Math.floor(n / 2) + 1), neededHeads: heads });
});
