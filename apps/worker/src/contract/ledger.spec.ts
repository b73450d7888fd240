import type { ContractEvent } from '@joust/contract';
import fc from 'fast-check';
import { timeOf } from '../testing/fake-chain.ts';
import { decided, funded, harvested, registered, started } from '../testing/story.ts';
import { LedgerFold, LEDGER_EVENTS, type Books, type Debt, type LedgerEvent, type Movement } from './ledger.ts';

const EMPTY: Books = { received: 0n, pool: 0n, filledUnpaid: 0n, holdbacks: 0n, paid: 0n, recycled: 0n, rounding: 0n };

const apply = (fold: LedgerFold, ...events: ContractEvent[]): Movement[] =>
  events.flatMap((event, index) => {
    const known = (LEDGER_EVENTS as readonly string[]).includes(event.name);
    return known ? fold.apply({ event, block: 1, time: timeOf(1), index, extrinsic: 1 } as LedgerEvent) : [];
  });
const fresh = (filled: [bigint, bigint][] = [], debts: [bigint, Debt][] = [], books = EMPTY): LedgerFold =>
  new LedgerFold(books, new Map(filled), new Map(debts));
const recycledEvent = (amount: bigint): ContractEvent => ({ name: 'EmissionRecycled', amount });
const recycleFailed = (amount: bigint): ContractEvent => ({ name: 'RecycleFailed', amount, code: 3 });
const cancelled = (issueId: bigint, recycled: bigint): ContractEvent => ({ name: 'IssueCancelled', issueId, reason: 'Owner', recycled });
const released = (amount: bigint, held = 0n): ContractEvent => ({
  name: 'PayoutReleased',
  held,
  competitionId: 1n,
  hotkey: 'h',
  coldkey: 'c',
  issueId: 1n,
  amount,
});
const payoutFailed = (amount: bigint): ContractEvent => ({ name: 'PayoutFailed', competitionId: 1n, amount, code: 0 });
const restReleased = (amount: bigint): ContractEvent => ({
  name: 'HoldbackReleased',
  competitionId: 1n,
  hotkey: 'h',
  coldkey: 'c',
  issueId: 1n,
  amount,
});
const reverted = (recycled: bigint): ContractEvent => ({ name: 'SolutionReverted', competitionId: 1n, issueId: 1n, recycled });
const solved: ContractEvent = { name: 'IssueSolved', issueId: 1n, competitionId: 1n };

it('shows a harvest with the account after the whole call', () => {
  const movements = apply(fresh(), registered(), funded(1n, 600n, 600n), recycledEvent(400n), harvested(1_000n, 600n, 400n));
  expect(movements.map(({ kind, amount, placed }) => [kind, amount, placed.index])).toEqual([
    ['Harvested', 1_000n, 3],
    ['Recycled', 400n, 2],
  ]);
  for (const { books } of movements) expect(books).toEqual({ ...EMPTY, received: 1_000n, filledUnpaid: 600n, recycled: 400n });
});

// the contract's own cases: contract/src/ledger.rs, the_books_balance_after_every_step
it('follows capped, refused and rounded movements as the contract books them', () => {
  const fold = fresh();
  const last = (...events: ContractEvent[]): Books | undefined => apply(fold, ...events).at(-1)?.books;
  expect(last(funded(1n, 600n, 600n), recycledEvent(399n), harvested(1_000n, 600n, 399n))).toMatchObject({ recycled: 399n, rounding: 1n });
  apply(fold, started(1, { bounty: 600n }));
  expect(last(payoutFailed(350n), released(250n))).toMatchObject({ paid: 250n, filledUnpaid: 350n, rounding: 1n });
  expect(last(payoutFailed(350n))).toMatchObject({ paid: 250n, filledUnpaid: 350n });
  expect(last(released(351n), solved)).toEqual({ ...EMPTY, received: 1_000n, paid: 601n, recycled: 399n });
});

/** A bounty of 600 that was won, with 150 to be held back. */
const won = (): LedgerFold => {
  const fold = fresh([], [], { ...EMPTY, received: 600n, filledUnpaid: 600n });
  apply(fold, started(1, { bounty: 600n }), decided({ held: 150n }));
  return fold;
};
const books = (fold: LedgerFold, ...events: ContractEvent[]): Partial<Books> | undefined => {
  const found = apply(fold, ...events).at(-1)?.books;
  if (found === undefined) return undefined;
  const { pool, filledUnpaid, holdbacks, paid, recycled, rounding } = found;
  return { pool, filledUnpaid, holdbacks, paid, recycled, rounding };
};

// contract/src/settlement.rs
it.each<[string, ContractEvent[][], Partial<Books>]>([
  ['the first part is paid, the rest is held', [[released(450n, 150n), solved]], { holdbacks: 150n, paid: 450n }],
  ['the rest follows', [[released(450n, 150n), solved], [restReleased(150n)]], { paid: 600n }],
  ['all of it is held when a part is too small', [[released(0n, 600n), solved]], { holdbacks: 600n }],
  ['the first part is capped', [[payoutFailed(200n), released(250n, 150n)]], { filledUnpaid: 350n, paid: 250n }],
  ['the rest is refused', [[released(450n, 150n), solved], [payoutFailed(150n)]], { holdbacks: 150n, paid: 450n }],
  [
    'the rest is capped',
    [
      [released(450n, 150n), solved],
      [payoutFailed(50n), restReleased(100n)],
    ],
    { holdbacks: 50n, paid: 550n },
  ],
  [
    'what was left is paid later',
    [[released(450n, 150n), solved], [payoutFailed(50n), restReleased(100n)], [restReleased(50n)]],
    { paid: 600n },
  ],
  [
    'a revert recycles what is held',
    [
      [released(450n, 150n), solved],
      [recycledEvent(150n), reverted(150n)],
    ],
    { paid: 450n, recycled: 150n },
  ],
  [
    'a revert before the payment',
    [
      [recycledEvent(150n), reverted(150n)],
      [released(450n, 150n), solved],
    ],
    { paid: 450n, recycled: 150n },
  ],
  [
    'a revert that is not recycled waits in the pool',
    [
      [released(450n, 150n), solved],
      [recycleFailed(150n), reverted(0n)],
    ],
    { paid: 450n, pool: 150n },
  ],
])('%s', (_name, calls, expected) => {
  const fold = won();
  const after = calls.map((events) => books(fold, ...events)).at(-1);
  expect(after).toEqual({ pool: 0n, filledUnpaid: 0n, holdbacks: 0n, paid: 0n, recycled: 0n, rounding: 0n, ...expected });
});

it('takes a recycling without a closing event for a retry of the pool', () => {
  const fold = fresh([], [], { ...EMPTY, received: 90n, pool: 90n });
  expect(apply(fold, recycledEvent(60n), recycleFailed(30n))).toEqual([]);
  expect(fold.finish().map(({ kind, amount, books: { pool, recycled, rounding } }) => [kind, amount, pool, recycled, rounding])).toEqual([
    ['Recycled', 60n, 30n, 60n, 0n],
    ['RecycleFailed', 30n, 30n, 60n, 0n],
  ]);
});

it('leaves what the chain did not recycle of a cancelled bounty in the pool', () => {
  const fold = fresh([[1n, 50n]], [], { ...EMPTY, received: 50n, filledUnpaid: 50n });
  const movements = apply(fold, recycleFailed(50n), cancelled(1n, 0n));
  expect(movements.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['Cancelled', 0n],
    ['RecycleFailed', 50n],
  ]);
  expect(movements[0]?.books).toMatchObject({ pool: 50n, filledUnpaid: 0n, recycled: 0n, rounding: 0n });
});

it('says what is missing when a payment is of nobody', () => {
  expect(() => apply(fresh(), released(1n))).toThrow('competition 1, which no earlier event created');
});

it('always conserves money', () => {
  const amount = fc.bigInt({ min: 1n, max: 1_000_000n });
  const harvest = fc
    .tuple(amount, amount)
    .map(([fill, rest]) => [funded(1n, fill, fill), recycledEvent(rest), harvested(fill + rest, fill, rest)]);
  fc.assert(
    fc.property(fc.array(harvest, { minLength: 1, maxLength: 10 }), (calls) => {
      const fold = fresh();
      for (const { books } of calls.flatMap((events) => apply(fold, ...events))) {
        expect(books.received).toBe(books.pool + books.filledUnpaid + books.holdbacks + books.paid + books.recycled + books.rounding);
      }
    }),
  );
});
