import { Competition, Issue, LedgerEntry, type LedgerKind } from '@joust/tables';
import { In } from 'typeorm';
import { originOf, pick, put, row, type Placed, type Projection } from '../projection.ts';
import { LedgerFold, LEDGER_EVENTS, type Books, type Debt, type LedgerEvent, type Movement } from './ledger.ts';

/** Brings the contract's account up to the end of the batch. Runs before issues and competitions: it reads what they were. */
export const projectLedger: Projection = async (tx, batch) => {
  const events = pick(batch, LEDGER_EVENTS);
  if (events.length === 0) return;
  const fold = new LedgerFold(await lastBooks(tx), await filledOf(tx, events), await debtsOf(tx, events));
  const movements = [...events.flatMap((placed) => fold.apply(placed)), ...fold.finish()];
  await put(tx, LedgerEntry, ['blockNumber', 'eventIndex'], movements.map(entryOf));
};

const lastBooks = async (tx: Parameters<Projection>[0]): Promise<Books> => {
  const [last] = await tx.find(LedgerEntry, { order: { blockNumber: 'DESC', eventIndex: 'DESC' }, take: 1 });
  return last ?? { received: 0n, pool: 0n, filledUnpaid: 0n, holdbacks: 0n, paid: 0n, recycled: 0n, rounding: 0n };
};

/** What the bounties named in the batch held before it. */
const filledOf = async (tx: Parameters<Projection>[0], events: readonly LedgerEvent[]): Promise<Map<bigint, bigint>> => {
  const ids = events.flatMap(({ event }) => ('issueId' in event ? [event.issueId] : []));
  return new Map((await tx.findBy(Issue, { id: In([...new Set(ids)]) })).map(({ id, filled }) => [id, filled]));
};

/** What the competitions named in the batch were in the books before it. */
const debtsOf = async (tx: Parameters<Projection>[0], events: readonly LedgerEvent[]): Promise<Map<bigint, Debt>> => {
  const ids = events.flatMap(({ event }) => ('competitionId' in event ? [event.competitionId] : []));
  return new Map((await tx.findBy(Competition, { id: In([...new Set(ids)]) })).map((competition) => [competition.id, debtOf(competition)]));
};

const debtOf = ({ phase, bounty, paid, held, revertedAt }: Competition): Debt => {
  const left = bounty - paid;
  const reverted = revertedAt !== null;
  if (phase === 'Holdback') return { unpaid: 0n, toHold: 0n, held: left, reverted };
  if (phase === 'Final' || phase === 'Void') return { unpaid: 0n, toHold: 0n, held: 0n, reverted };
  return reverted ? { unpaid: left - held, toHold: 0n, held: 0n, reverted } : { unpaid: left, toHold: held, held: 0n, reverted };
};

const entryOf = ({ placed, kind, amount, issueId, competitionId, books }: Movement): LedgerEntry =>
  row(LedgerEntry, { kind: kind satisfies LedgerKind, amount, issueId, competitionId, ...books, ...originOf(placed as Placed) });
