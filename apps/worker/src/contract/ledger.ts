import type { LedgerKind } from '@joust/tables';
import { unreachable } from '@joust/units';
import { missing, type EventNamed, type Placed } from '../projection.ts';

/** The contract's account in rao (contract.md, invariant 1): received = pool + filledUnpaid + paid + recycled + rounding. */
export interface Books {
  received: bigint;
  pool: bigint;
  filledUnpaid: bigint;
  paid: bigint;
  recycled: bigint;
  rounding: bigint;
}

export const LEDGER_EVENTS = [
  'BountyFunded',
  'EmissionRecycled',
  'RecycleFailed',
  'EmissionHarvested',
  'IssueCancelled',
  'CompetitionStarted',
  'PayoutReleased',
  'PayoutFailed',
  'IssueSolved',
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
 * their call (EmissionHarvested, IssueCancelled), so they wait here; a call's movements all show the account after it.
 * What the chain moved differs from what was asked by at most 1 rao a movement: `rounding` is what the identity leaves.
 */
export class LedgerFold {
  private readonly books: Books;
  private recycled: LedgerEvent[] = [];
  private failed: LedgerEvent[] = [];

  /**
   * @param filled bounty of each issue before the first event
   * @param owed what each decided competition still owes its winner
   */
  constructor(
    before: Books,
    private readonly filled: Map<bigint, bigint>,
    private readonly owed: Map<bigint, bigint>,
  ) {
    const { received, pool, filledUnpaid, paid, recycled, rounding } = before;
    this.books = { received, pool, filledUnpaid, paid, recycled, rounding };
  }

  apply(placed: LedgerEvent): Movement[] {
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
        this.books.pool += this.failed.reduce((sum, one) => sum + amountOf(one), 0n);
        return this.close([movement(placed, 'Cancelled', event.recycled, { issueId: event.issueId, competitionId: null })]);
      case 'CompetitionStarted':
        this.owed.set(event.competitionId, event.bounty);
        return [];
      case 'PayoutReleased':
        this.books.paid += event.amount;
        return this.settle(
          placed,
          event.competitionId,
          this.owedTo(event.competitionId, placed) - event.amount,
          'Paid',
          event.amount,
          event.issueId,
        );
      case 'PayoutFailed':
        return this.settle(placed, event.competitionId, event.amount, 'PayoutFailed', event.amount, null);
      case 'IssueSolved':
        this.owe(event.competitionId, 0n, placed);
        this.round();
        return [];
      default:
        return unreachable(event);
    }
  }

  /** Sets what is still owed; a rao more or less than was left is rounding, and is dropped when the issue is solved. */
  private settle(
    placed: LedgerEvent,
    competitionId: bigint,
    left: bigint,
    kind: LedgerKind,
    amount: bigint,
    issueId: bigint | null,
  ): Movement[] {
    this.owe(competitionId, isRounding(left) ? 0n : left, placed);
    return this.close([movement(placed, kind, amount, { issueId, competitionId })]);
  }

  private owe(competitionId: bigint, left: bigint, placed: LedgerEvent): void {
    this.books.filledUnpaid -= this.owedTo(competitionId, placed) - left;
    this.owed.set(competitionId, left);
  }

  private owedTo(competitionId: bigint, placed: LedgerEvent): bigint {
    return this.owed.get(competitionId) ?? missing(`competition ${competitionId}`, placed);
  }

  private close(movements: Movement[]): Movement[] {
    this.round();
    const failed = this.failed.map((one) => movement(one, 'RecycleFailed', amountOf(one)));
    this.recycled = [];
    this.failed = [];
    return [...movements, ...failed].map((one) => ({ ...one, books: { ...this.books } }));
  }

  private round(): void {
    const { received, pool, filledUnpaid, paid, recycled } = this.books;
    this.books.rounding = received - pool - filledUnpaid - paid - recycled;
  }
}

const isRounding = (left: bigint): boolean => left >= -1n && left <= 1n;
const amountOf = ({ event }: LedgerEvent): bigint => ('amount' in event ? event.amount : 0n);

const movement = (placed: LedgerEvent, kind: LedgerKind, amount: bigint, ids: Ids = NOBODY): Movement => ({
  placed,
  kind,
  amount,
  ...ids,
  books: { received: 0n, pool: 0n, filledUnpaid: 0n, paid: 0n, recycled: 0n, rounding: 0n },
});
