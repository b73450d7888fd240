import { START, EMA_START, WINDOW_DAYS, rate, type CompetitionResult, type Outcome, type Ratings } from '@joust/elo';
import { Competition, CompetitionSide, RatingPoint } from '@joust/tables';
import { Between, In } from 'typeorm';
import { originOf, pick, put, row, type EventNamed, type Placed, type Projection } from '../projection.ts';

/** What decides, or changes what was decided: a second decision after a challenge, or a revert in the holdback. */
const RATING_EVENTS = ['CompetitionDecided', 'CompetitionVoided', 'SolutionReverted'] as const;
type RatingEvent = Placed<EventNamed<(typeof RATING_EVENTS)[number]>>;

/** What each decision did to both players, as libs/elo gives it: the same code as the validators'. Runs after the competitions. */
export const projectRatings: Projection = async (tx, batch) => {
  const events = pick(batch, RATING_EVENTS);
  if (events.length === 0) return;
  const { blocksPerDay } = batch.contract;
  const results = await resultsFor(tx, events, blocksPerDay);
  // in chain order: the row of a competition is what its last event made of it
  for (const event of events) await put(tx, RatingPoint, ['competitionId', 'githubId'], pointsOf(event, results, blocksPerDay));
};

/** Results that these events' ratings rest on, their own competitions' included. */
const resultsFor = async (
  tx: Parameters<Projection>[0],
  events: readonly RatingEvent[],
  blocksPerDay: number,
): Promise<CompetitionResult[]> => {
  const blocks = events.map(({ block }) => block);
  const first = Math.min(...blocks) - WINDOW_DAYS * blocksPerDay;
  const window = { resolvedAt: Between(first, Math.max(...blocks)) };
  const competitions = await tx.find(Competition, { where: [window, { id: In(events.map(({ event }) => event.competitionId)) }] });
  const sides = await tx.findBy(CompetitionSide, { competitionId: In(competitions.map(({ id }) => id)) });
  const players = new Map(sides.map((side) => [`${side.competitionId}/${side.side}`, side.githubId]));
  return competitions.flatMap((competition) => {
    const { id, startedAt, resolvedAt, resolvedOutcome, resolvedValidA, resolvedValidB, amendedOutcome, amendedAt } = competition;
    const [a, b] = [players.get(`${id}/a`), players.get(`${id}/b`)];
    if (resolvedAt === null || a === undefined || b === undefined) return [];
    const said = { outcome: resolvedOutcome ?? 'Void', validA: resolvedValidA === true, validB: resolvedValidB === true };
    const amended = amendedOutcome === null || amendedAt === null ? {} : { amended: { at: amendedAt, outcome: amendedOutcome } };
    return [{ id, startBlock: startedAt, resolvedBlock: resolvedAt, a, b, ...said, ...amended }];
  });
};

/** The points of one decision: the ratings of all results before it, and with it, both read at its block. Void ones have none. */
export const pointsOf = (decision: RatingEvent, results: readonly CompetitionResult[], blocksPerDay: number): RatingPoint[] => {
  const { event, block } = decision;
  const result = results.find(({ id }) => id === event.competitionId);
  if (result === undefined) throw new Error(`competition ${event.competitionId} was decided at block ${block} and has no result`);
  const isAmended = result.amended !== undefined && result.amended.at <= block;
  const outcome = isAmended && result.amended ? result.amended.outcome : result.outcome;
  // void from the start: nobody's rating was ever touched
  if (outcome === 'Void' && !isAmended) return [];
  const earlier = results.filter((other) => isBefore(other, result));
  const options = { anchor: block, blocksPerDay, occupied: new Set([result.a, result.b]) };
  const before = rate(earlier, options);
  const after = rate([...earlier, result], options);
  return [point(decision, outcome, result.a, result.b, before, after), point(decision, outcome, result.b, result.a, before, after)];
};

/** Ratings sort by (resolved block, id) (mechanism 2.4). */
const isBefore = (x: CompetitionResult, y: CompetitionResult): boolean =>
  x.resolvedBlock < y.resolvedBlock || (x.resolvedBlock === y.resolvedBlock && x.id < y.id);

const point = (
  decision: RatingEvent,
  outcome: Outcome,
  player: bigint,
  opponentId: bigint,
  before: Ratings,
  after: Ratings,
): RatingPoint => {
  const now = after.players.get(player);
  return row(RatingPoint, {
    competitionId: decision.event.competitionId,
    githubId: player,
    opponentId,
    outcome,
    before: before.players.get(player)?.rating ?? START,
    after: now?.rating ?? START,
    results: now?.results ?? 0,
    ema: now?.ema ?? EMA_START,
    strikes: now?.strikes ?? 0,
    ...originOf(decision),
  });
};
