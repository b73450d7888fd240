import { Issue, Pair } from '@joust/tables';
import { unreachable } from '@joust/units';
import { In } from 'typeorm';
import { originOf, pick, put, row, type EventNamed, type Placed, type Projection } from '../projection.ts';

export const PAIR_EVENTS = ['PairsProposed', 'PairsAccepted', 'PairSkipped', 'CompetitionStarted'] as const;
type PairEvent = Placed<EventNamed<(typeof PAIR_EVENTS)[number]>>;
export type Pairs = Map<string, Pair>;

/** Brings the pairs of each epoch up to the end of the batch. */
export const projectPairs: Projection = async (tx, batch) => {
  const events = pick(batch, PAIR_EVENTS);
  if (events.length === 0) return;
  const anchors = [...new Set(events.map(({ event }) => event.anchor))];
  const pairs: Pairs = new Map((await tx.findBy(Pair, { anchor: In(anchors) })).map((pair) => [keyOf(pair), pair]));
  for (const placed of events) applyPairEvent(pairs, placed);
  const known = await issuesAmong(tx, [...pairs.values()]);
  // a ballot may name an issue that does not exist: it stays in the raw event, it is no pair
  await put(
    tx,
    Pair,
    ['anchor', 'issueId', 'a', 'b'],
    [...pairs.values()].filter((pair) => known.has(pair.issueId)),
  );
};

const issuesAmong = async (tx: Parameters<Projection>[0], pairs: readonly Pair[]): Promise<Set<bigint>> => {
  const ids = [...new Set(pairs.map((pair) => pair.issueId))];
  const issues = await tx.find(Issue, { select: { id: true }, where: { id: In(ids) } });
  return new Set(issues.map((issue) => issue.id));
};

/** A ballot adds its weight to each of its pairs; then a pair is accepted, and starts or is skipped. */
export const applyPairEvent = (pairs: Pairs, placed: PairEvent): void => {
  const { event } = placed;
  switch (event.name) {
    case 'PairsProposed':
      for (const { issueId, a, b } of event.pairs) {
        const pair = pairOf(pairs, placed, issueId, a, b);
        pair.weight += event.weight;
        pair.heads += 1;
      }
      return;
    case 'PairsAccepted':
      for (const { issueId, a, b } of event.pairs) pairOf(pairs, placed, issueId, a, b).state = 'Accepted';
      return;
    case 'PairSkipped': {
      const pair = pairOf(pairs, placed, event.issueId, event.a, event.b);
      pair.state = 'Skipped';
      pair.skipReason = event.reason;
      return;
    }
    case 'CompetitionStarted': {
      const pair = pairOf(pairs, placed, event.issueId, event.a.hotkey, event.b.hotkey);
      pair.state = 'Started';
      pair.competitionId = event.competitionId;
      return;
    }
    default:
      return unreachable(event);
  }
};

const pairOf = (pairs: Pairs, placed: PairEvent, issueId: bigint, a: string, b: string): Pair => {
  const { anchor } = placed.event;
  const known = pairs.get(keyOf({ anchor, issueId, a, b })) ?? pairs.get(keyOf({ anchor, issueId, a: b, b: a }));
  if (known) return known;
  const pair = row(Pair, {
    anchor,
    issueId,
    a,
    b,
    weight: 0n,
    heads: 0,
    state: 'Proposed',
    skipReason: null,
    competitionId: null,
    ...originOf(placed),
  });
  pairs.set(keyOf(pair), pair);
  return pair;
};

const keyOf = ({ anchor, issueId, a, b }: Pick<Pair, 'anchor' | 'issueId' | 'a' | 'b'>): string => `${anchor}/${issueId}/${a}/${b}`;
