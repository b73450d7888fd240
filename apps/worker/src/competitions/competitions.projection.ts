import { Competition, CompetitionSide, type Contract } from '@joust/tables';
import { unreachable } from '@joust/units';
import { In } from 'typeorm';
import { missing, originOf, pick, put, row, type EventNamed, type Placed, type Projection } from '../projection.ts';

export const COMPETITION_EVENTS = ['CompetitionStarted', 'CompetitionDecided', 'CompetitionVoided', 'PayoutFailed', 'IssueSolved'] as const;
type CompetitionEvent = Placed<EventNamed<(typeof COMPETITION_EVENTS)[number]>>;

/** A competition with its two sides, a and b. */
export interface Duel {
  readonly competition: Competition;
  readonly sides: readonly CompetitionSide[];
}
export type Duels = Map<bigint, Duel>;

/** Brings the competitions and their sides up to the end of the batch. */
export const projectCompetitions: Projection = async (tx, batch) => {
  const events = pick(batch, COMPETITION_EVENTS);
  if (events.length === 0) return;
  const ids = [...new Set(events.map(({ event }) => event.competitionId))];
  const competitions = await tx.findBy(Competition, { id: In(ids) });
  const sides = await tx.findBy(CompetitionSide, { competitionId: In(ids) });
  const duels: Duels = new Map(
    competitions.map((competition) => [
      competition.id,
      { competition, sides: sides.filter((side) => side.competitionId === competition.id) },
    ]),
  );
  for (const placed of events) applyCompetitionEvent(duels, placed, batch.contract);
  // older ones first: what ended makes room for what follows on the same issue or with the same miner
  const ordered = [...duels.values()].sort((a, b) => (a.competition.id < b.competition.id ? -1 : 1));
  await put(
    tx,
    Competition,
    ['id'],
    ordered.map(({ competition }) => competition),
  );
  await put(
    tx,
    CompetitionSide,
    ['competitionId', 'side'],
    ordered.flatMap((duel) => duel.sides),
  );
};

/** One step of a competition's life (contract.md, States). */
export const applyCompetitionEvent = (duels: Duels, placed: CompetitionEvent, contract: Contract): void => {
  const { event, block } = placed;
  if (event.name === 'CompetitionStarted') {
    duels.set(event.competitionId, started(placed as Placed<EventNamed<'CompetitionStarted'>>, contract));
    return;
  }
  const duel = duels.get(event.competitionId) ?? missing(`competition ${event.competitionId}`, placed);
  const { competition } = duel;
  switch (event.name) {
    case 'CompetitionDecided': {
      const { payload, winner, settleAt } = event;
      competition.phase = 'Decided';
      competition.outcome = payload.outcome;
      competition.pullNumber = payload.pullNumber === 0 ? null : payload.pullNumber;
      competition.mergeSha = isZero(payload.mergeSha) ? null : payload.mergeSha;
      competition.validA = payload.validA;
      competition.validB = payload.validB;
      competition.winner = winner;
      competition.decidedAt = block;
      competition.settleAt = settleAt;
      return release(duel, block);
    }
    case 'CompetitionVoided':
      competition.phase = 'Void';
      competition.voidCause = event.reason;
      competition.outcome = event.reason.type === 'Voted' ? 'Void' : null;
      competition.decidedAt = block;
      return release(duel, block);
    case 'PayoutFailed':
      // `amount` is what is still owed
      competition.paid = competition.bounty - event.amount;
      return;
    case 'IssueSolved':
      competition.phase = 'Paid';
      competition.paid = competition.bounty;
      competition.settledAt = block;
      return;
    default:
      return unreachable(event);
  }
};

const isZero = (hex: string): boolean => /^0x0*$/.test(hex);

/** A competitor is free when the outcome has its quorum, not when it is paid (contract.md, States). */
const release = ({ sides }: Duel, block: number): void => {
  for (const side of sides) side.releasedAt ??= block;
};

const started = (placed: Placed<EventNamed<'CompetitionStarted'>>, contract: Contract): Duel => {
  const { event, block } = placed;
  const origin = originOf(placed);
  const competition = row(Competition, {
    id: event.competitionId,
    issueId: event.issueId,
    anchor: event.anchor,
    bounty: event.bounty,
    phase: 'Running',
    startedAt: block,
    startedTime: instant(event.startedMs),
    openAt: event.openAt,
    openTime: instant(event.openMs),
    closeAt: event.closeAt,
    closeTime: instant(event.closeMs),
    resolveAt: event.resolveAt,
    resolveTime: instant(event.resolveMs),
    expiresAt: event.expiresAt,
    outcome: null,
    voidCause: null,
    pullNumber: null,
    mergeSha: null,
    validA: null,
    validB: null,
    winner: null,
    decidedAt: null,
    settleAt: null,
    settledAt: null,
    paid: 0n,
    params: contract.params,
    ...origin,
  });
  const side = (name: 'a' | 'b'): CompetitionSide => {
    const { hotkey, coldkey, githubId } = event[name];
    return row(CompetitionSide, { competitionId: event.competitionId, side: name, hotkey, coldkey, githubId, releasedAt: null, ...origin });
  };
  return { competition, sides: [side('a'), side('b')] };
};

const instant = (ms: bigint): Date => new Date(Number(ms));
