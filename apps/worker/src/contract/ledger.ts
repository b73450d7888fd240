import type { LedgerKind } from '@joust/tables';
import { unreachable } from '@joust/units';
import { missing, type EventNamed, type Placed } from '../projection.ts';

/** The contract's account in rao (contract.md, invariant 1): received = pool + filledUnpaid + holdbacks + paid + recycled + rounding. */
export interface Books {
  received: bigint;
  pool: bigint;
  filledUnpaid: bigint;
  holdbacks: bigint;
  paid: bigint;
  recycled: bigint;
  rounding: bigint;
}

/** What a competition's bounty still is in the books. */
export interface Debt {
  /** In `filledUnpaid`. */
  unpaid: bigint;
  /** Of `unpaid`, what is not due before the end of the holdback. */
  toHold: bigint;
  /** In `holdbacks`. */
  held: bigint;
  /** Undone inside the holdback: what was to be held back is forfeited. */
  reverted: boolean;
}

export const LEDGER_EVENTS = [
  'BountyFunded',
  'EmissionRecycled',
  'RecycleFailed',
  'EmissionHarvested',
  'IssueCancelled',
  'CompetitionStarted',
  'CompetitionDecided',
  'CompetitionReopened',
  'PayoutReleased',
  'PayoutFailed',
  'IssueSolved',
  'HoldbackReleased',
  'SolutionReverted',
] as const;
export type LedgerEvent = Placed<EventNamed<(typeof LEDGER_EVENTS)[number]>>;

/** A movement and the account after the call that made it. */
export interface Movement {
  readonly placed: LedgerEvent;
  readonly kind: LedgerKind;
  readonly amount: bigint;
  readonly issueId: bigint | null;
  readonly competitionId: bigint | null;
  readonly books: Books;
}

type Ids = Pick<Movement, 'issueId' | 'competitionId'>;
const NOBODY: Ids = { issueId: null, competitionId: null };

/**
 * Folds the contract's events into its account. The contract reports fillings and recyclings before the event that closes
 * their call (EmissionHarvested, IssueCancelled, SolutionReverted), so they wait here; a call's movements all show the account
 * after it. `retry` recycles the pool without such an event: what waits when the next call begins was its.
 * What the chain moved differs from what was asked by at most 1 rao a movement: `rounding` is what the identity leaves.
 */
export class LedgerFold {
  private readonly books: Books;
  private recycled: LedgerEvent[] = [];
  private failed: LedgerEvent[] = [];
  /** A payment that was refused, or capped: then the event of what did move follows at once. */
  private capped: LedgerEvent | null = null;

  /**
   * @param filled bounty of each issue before the first event
   * @param debts what each unfinished competition still is in the books
   */
  constructor(
    before: Books,
    private readonly filled: Map<bigint, bigint>,
    private readonly debts: Map<bigint, Debt>,
  ) {
    const { received, pool, filledUnpaid, holdbacks, paid, recycled, rounding } = before;
    this.books = { received, pool, filledUnpaid, holdbacks, paid, recycled, rounding };
  }

  apply(placed: LedgerEvent): Movement[] {
    const [waits] = [...this.recycled, ...this.failed];
    const earlier = waits && !isSameCall(waits, placed) ? this.finish() : [];
    return [...earlier, ...this.take(placed)];
  }

  /** What still waits when there are no more events: a recycling of the whole pool by itself. */
  finish(): Movement[] {
    if (this.recycled.length + this.failed.length === 0) return [];
    this.books.recycled += sum(this.recycled);
    this.books.pool = sum(this.failed);
    return this.close(this.recycled.map((one) => movement(one, 'Recycled', amountOf(one))));
  }

  private take(placed: LedgerEvent): Movement[] {
    const { event } = placed;
    switch (event.name) {
      case 'BountyFunded':
        this.filled.set(event.issueId, event.filled);
        this.books.filledUnpaid += event.amount;
        return []; // pool and rounding are settled by the harvest that closes the call
      case 'EmissionRecycled':
        this.recycled.push(placed);
        return [];
      case 'RecycleFailed':
        this.failed.push(placed);
        return [];
      case 'EmissionHarvested':
        this.books.received += event.received;
        this.books.recycled += event.recycled;
        this.books.pool = event.pool;
        return this.close([
          movement(placed, 'Harvested', event.received),
          ...this.recycled.map((one) => movement(one, 'Recycled', amountOf(one))),
        ]);
      case 'IssueCancelled':
        this.books.filledUnpaid -= this.filled.get(event.issueId) ?? missing(`issue ${event.issueId}`, placed);
        this.books.recycled += event.recycled;
        this.books.pool += sum(this.failed);
        return this.close([movement(placed, 'Cancelled', event.recycled, { issueId: event.issueId, competitionId: null })]);
      case 'CompetitionStarted':
        this.debts.set(event.competitionId, { unpaid: event.bounty, toHold: 0n, held: 0n, reverted: false });
        return [];
      case 'CompetitionDecided':
        this.debtOf(event.competitionId, placed).toHold = event.held;
        return [];
      case 'CompetitionReopened':
        this.debtOf(event.competitionId, placed).toHold = 0n;
        return [];
      case 'PayoutFailed':
        return this.failTo(placed, event);
      case 'PayoutReleased':
        return this.payFirst(placed, event);
      case 'IssueSolved':
        return this.holdBack(placed, event);
      case 'HoldbackReleased':
        return this.payRest(placed, event);
      case 'SolutionReverted':
        return this.forfeit(placed, event);
      default:
        return unreachable(event);
    }
  }

  /** `left` of what was due could not be moved. */
  private failTo(placed: LedgerEvent, { competitionId, amount: left }: EventNamed<'PayoutFailed'>): Movement[] {
    const debt = this.debtOf(competitionId, placed);
    if (debt.held > 0n) this.setHeld(debt, left);
    else this.setUnpaid(debt, left + debt.toHold);
    this.capped = placed;
    return this.close([movement(placed, 'PayoutFailed', left, { issueId: null, competitionId })]);
  }

  private payFirst(placed: LedgerEvent, { competitionId, issueId, amount, held }: EventNamed<'PayoutReleased'>): Movement[] {
    const debt = this.debtOf(competitionId, placed);
    // everything waits when a part would be too small for the chain
    if (!debt.reverted) debt.toHold = held;
    if (!this.wasCapped(placed)) this.setUnpaid(debt, debt.toHold);
    this.books.paid += amount;
    return this.close([movement(placed, 'Paid', amount, { issueId, competitionId })]);
  }

  private holdBack(placed: LedgerEvent, { competitionId, issueId }: EventNamed<'IssueSolved'>): Movement[] {
    const debt = this.debtOf(competitionId, placed);
    const amount = debt.unpaid;
    this.setUnpaid(debt, 0n);
    this.setHeld(debt, amount);
    debt.toHold = 0n;
    if (amount === 0n) return [];
    return this.close([movement(placed, 'HeldBack', amount, { issueId, competitionId })]);
  }

  private payRest(placed: LedgerEvent, { competitionId, issueId, amount }: EventNamed<'HoldbackReleased'>): Movement[] {
    if (!this.wasCapped(placed)) this.setHeld(this.debtOf(competitionId, placed), 0n);
    this.books.paid += amount;
    return this.close([movement(placed, 'HoldbackPaid', amount, { issueId, competitionId })]);
  }

  private forfeit(placed: LedgerEvent, { competitionId, issueId, recycled }: EventNamed<'SolutionReverted'>): Movement[] {
    const debt = this.debtOf(competitionId, placed);
    debt.reverted = true;
    if (debt.held > 0n) this.setHeld(debt, 0n);
    else this.setUnpaid(debt, debt.unpaid - smaller(debt.toHold, debt.unpaid));
    debt.toHold = 0n;
    this.books.recycled += recycled;
    this.books.pool += sum(this.failed);
    return this.close([movement(placed, 'Reverted', recycled, { issueId, competitionId })]);
  }

  private setUnpaid(debt: Debt, left: bigint): void {
    this.books.filledUnpaid -= debt.unpaid - left;
    debt.unpaid = left;
  }

  private setHeld(debt: Debt, left: bigint): void {
    this.books.holdbacks -= debt.held - left;
    debt.held = left;
  }

  private debtOf(competitionId: bigint, placed: LedgerEvent): Debt {
    return this.debts.get(competitionId) ?? missing(`competition ${competitionId}`, placed);
  }

  /** Whether the same call just said that the chain moved less than was due. */
  private wasCapped(placed: LedgerEvent): boolean {
    const before = this.capped;
    this.capped = null;
    return before !== null && before.block === placed.block && before.index === placed.index - 1;
  }

  private close(movements: Movement[]): Movement[] {
    this.round();
    const failed = this.failed.map((one) => movement(one, 'RecycleFailed', amountOf(one)));
    this.recycled = [];
    this.failed = [];
    return [...movements, ...failed].map((one) => ({ ...one, books: { ...this.books } }));
  }

  private round(): void {
    const { received, pool, filledUnpaid, holdbacks, paid, recycled } = this.books;
    this.books.rounding = received - pool - filledUnpaid - holdbacks - paid - recycled;
  }
}

const isSameCall = (a: LedgerEvent, b: LedgerEvent): boolean => a.block === b.block && a.extrinsic === b.extrinsic;
const amountOf = ({ event }: LedgerEvent): bigint => ('amount' in event ? event.amount : 0n);
const sum = (events: readonly LedgerEvent[]): bigint => events.reduce((total, one) => total + amountOf(one), 0n);
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

const movement = (placed: LedgerEvent, kind: LedgerKind, amount: bigint, ids: Ids = NOBODY): Movement => ({
  placed,
  kind,
  amount,
  ...ids,
  books: { received: 0n, pool: 0n, filledUnpaid: 0n, holdbacks: 0n, paid: 0n, recycled: 0n, rounding: 0n },
});
