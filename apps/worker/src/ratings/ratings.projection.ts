import { START, EMA_START, WINDOW_DAYS, rate, type CompetitionResult, type Ratings } from '@joust/elo';
import { Competition, CompetitionSide, RatingPoint } from '@joust/tables';
import { Between, In } from 'typeorm';
import { originOf, pick, put, row, type EventNamed, type Placed, type Projection } from '../projection.ts';

/** What each decision did to both players, as libs/elo gives it: the same code as the validators'. Runs after the competitions. */
export const projectRatings: Projection = async (tx, batch) => {
  const decisions = pick(batch, ['CompetitionDecided']);
  if (decisions.length === 0) return;
  const { blocksPerDay } = batch.contract;
  const blocks = decisions.map(({ block }) => block);
  const results = await resultsBetween(tx, Math.min(...blocks) - WINDOW_DAYS * blocksPerDay, Math.max(...blocks));
  await put(
    tx,
    RatingPoint,
    ['competitionId', 'githubId'],
    decisions.flatMap((decision) => pointsOf(decision, results, blocksPerDay)),
  );
};

const resultsBetween = async (tx: Parameters<Projection>[0], first: number, last: number): Promise<CompetitionResult[]> => {
  const competitions = await tx.findBy(Competition, { decidedAt: Between(first, last) });
  const sides = await tx.findBy(CompetitionSide, { competitionId: In(competitions.map(({ id }) => id)) });
  const players = new Map(sides.map((side) => [`${side.competitionId}/${side.side}`, side.githubId]));
  return competitions.flatMap(({ id, startedAt, decidedAt, outcome, validA, validB }) => {
    const [a, b] = [players.get(`${id}/a`), players.get(`${id}/b`)];
    if (decidedAt === null || outcome === null || outcome === 'Void' || a === undefined || b === undefined) return [];
    return [{ id, startBlock: startedAt, resolvedBlock: decidedAt, a, b, outcome, validA: validA === true, validB: validB === true }];
  });
};

/** The points of one decision: the ratings of all results before it, and with it, both read at its block. */
export const pointsOf = (
  decision: Placed<EventNamed<'CompetitionDecided'>>,
  results: readonly CompetitionResult[],
  blocksPerDay: number,
): RatingPoint[] => {
  const { event, block } = decision;
  const result = results.find(({ id }) => id === event.competitionId);
  if (result === undefined) throw new Error(`competition ${event.competitionId} was decided at block ${block} and has no result`);
  const earlier = results.filter((other) => isBefore(other, result));
  const options = { anchor: block, blocksPerDay, occupied: new Set([result.a, result.b]) };
  const before = rate(earlier, options);
  const after = rate([...earlier, result], options);
  return [point(decision, result.a, result.b, before, after), point(decision, result.b, result.a, before, after)];
};

/** Ratings sort by (resolved block, id) (mechanism 2.4). */
const isBefore = (x: CompetitionResult, y: CompetitionResult): boolean =>
  x.resolvedBlock < y.resolvedBlock || (x.resolvedBlock === y.resolvedBlock && x.id < y.id);

const point = (
  decision: Placed<EventNamed<'CompetitionDecided'>>,
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
    outcome: decision.event.payload.outcome,
    before: before.players.get(player)?.rating ?? START,
    after: now?.rating ?? START,
    results: now?.results ?? 0,
    ema: now?.ema ?? EMA_START,
    strikes: now?.strikes ?? 0,
    ...originOf(decision),
  });
};
