import { Competition, CompetitionSide, type Contract, type Outcome } from '@joust/tables';
import { unreachable } from '@joust/units';
import { In } from 'typeorm';
import { missing, originOf, pick, put, row, type EventNamed, type Placed, type Projection } from '../projection.ts';

export const COMPETITION_EVENTS = [
  'CompetitionStarted',
  'CompetitionDecided',
  'CompetitionVoided',
  'CompetitionExtended',
  'CompetitionReopened',
  'CompetitorWithdrew',
  'PayoutFailed',
  'PayoutReleased',
  'HoldbackReleased',
  'IssueSolved',
  'SolutionReverted',
  'CompetitionClosed',
] as const;
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
      const { payload, winner, settleAt, finalAt, held } = event;
      if (competition.resolvedAt !== null) amend(competition, payload.outcome, block);
      competition.phase = 'Decided';
      competition.outcome = payload.outcome;
      competition.pullNumber = payload.pullNumber === 0 ? null : payload.pullNumber;
      competition.mergeSha = isZero(payload.mergeSha) ? null : payload.mergeSha;
      competition.validA = payload.validA;
      competition.validB = payload.validB;
      competition.winner = winner;
      competition.decidedAt = block;
      competition.settleAt = settleAt;
      competition.finalAt = finalAt;
      competition.held = held;
      return release(duel, block);
    }
    case 'CompetitionVoided':
      if (competition.resolvedAt !== null) amend(competition, 'Void', block);
      competition.phase = 'Void';
      competition.voidCause = event.reason;
      competition.outcome = event.reason.type === 'Voted' ? 'Void' : null;
      competition.decidedAt = block;
      competition.settledAt = block;
      return release(duel, block);
    case 'CompetitionExtended':
      competition.extendedAt = block;
      competition.resolveAt = event.resolveAt;
      competition.resolveTime = instant(event.resolveMs);
      competition.expiresAt = event.expiresAt;
      return;
    case 'CompetitionReopened':
      Object.assign(competition, { phase: 'Reopened', reopenedAt: block, settleAt: null, finalAt: null, held: 0n });
      competition.expiresAt = event.expiresAt;
      return;
    case 'CompetitorWithdrew': {
      const side = duel.sides.find(({ hotkey }) => hotkey === event.hotkey) ?? missing(`competitor ${event.hotkey}`, placed);
      side.withdrawnAt = block;
      return;
    }
    case 'PayoutFailed':
      // `amount` is what is still owed of the part that was due
      competition.paid = dueTo(competition) - event.amount;
      return;
    case 'PayoutReleased':
      // all of it waits when a part would be too small for the chain
      competition.held = event.held;
      competition.paid = paidBy(competition, event.amount);
      return;
    case 'HoldbackReleased':
      competition.paid = paidBy(competition, event.amount);
      return;
    case 'IssueSolved':
      competition.paid = dueTo(competition);
      competition.phase = 'Holdback';
      return;
    case 'SolutionReverted':
      competition.revertedAt = block;
      amend(competition, REVERTED[competition.outcome ?? 'Void'] ?? missing(`a winner of competition ${competition.id}`, placed), block);
      return;
    case 'CompetitionClosed':
      // a rao more or less is the chain's rounding: the debt counts as settled
      if (competition.winner !== null && competition.revertedAt === null) competition.paid = competition.bounty;
      competition.phase = 'Final';
      competition.settledAt = block;
      return;
    default:
      return unreachable(event);
  }
};

/** A win that was undone counts as the winner's fault from then on (mechanism 2.5). */
const REVERTED: Partial<Record<Outcome, Outcome>> = { WinA: 'FaultA', WalkoverA: 'FaultA', WinB: 'FaultB', WalkoverB: 'FaultB' };

const amend = (competition: Competition, outcome: Outcome, block: number): void => {
  competition.amendedOutcome = outcome;
  competition.amendedAt = block;
};

/** What must have been paid when the present part is: the first part, or everything. */
const dueTo = ({ phase, bounty, held }: Competition): bigint => (phase === 'Holdback' ? bounty : bounty - held);

const paidBy = ({ bounty, paid }: Competition, amount: bigint): bigint => (paid + amount > bounty ? bounty : paid + amount);

const isZero = (hex: string): boolean => /^0x0*$/.test(hex);

/** A competitor is free when the outcome has its quorum, not when it is paid (contract.md, States). */
const release = ({ competition, sides }: Duel, block: number): void => {
  if (competition.resolvedAt === null) {
    competition.resolvedAt = block;
    competition.resolvedOutcome = competition.outcome;
    competition.resolvedValidA = competition.validA;
    competition.resolvedValidB = competition.validB;
  }
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
    resolvedAt: null,
    resolvedOutcome: null,
    resolvedValidA: null,
    resolvedValidB: null,
    settleAt: null,
    finalAt: null,
    settledAt: null,
    extendedAt: null,
    reopenedAt: null,
    revertedAt: null,
    amendedOutcome: null,
    amendedAt: null,
    paid: 0n,
    held: 0n,
    paramsId: event.paramsId,
    params: paramsOf(event.paramsId, contract),
    ...origin,
  });
  const side = (name: 'a' | 'b'): CompetitionSide => {
    const { hotkey, coldkey, githubId, collateral, withdrawnAt } = event[name];
    return row(CompetitionSide, {
      competitionId: event.competitionId,
      side: name,
      hotkey,
      coldkey,
      githubId,
      collateral,
      withdrawnAt,
      releasedAt: null,
      ...origin,
    });
  };
  return { competition, sides: [side('a'), side('b')] };
};

/** The contract tells of new parameters at the first freeze under them; a competition may begin before that. */
const paramsOf = (id: number, { proposed, params }: Contract): Contract['params'] => (proposed?.paramsId === id ? proposed.params : params);

const instant = (ms: bigint): Date => new Date(Number(ms));
