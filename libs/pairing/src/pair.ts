import { mayCompete, mayMeet } from './compatible.ts';
import { inOrder } from './order.ts';
import type { Meetings, PairingInput, PairingIssue, PairingMiner, ProposedPair } from './types.ts';
import { waitingForThird } from './waiting.ts';

type Takers = ReadonlyMap<bigint, readonly PairingMiner[]>;

/**
 * Serial dictatorship with pair completion (mechanism 3.2, normative): in order of priority each miner takes its first
 * pick that has room; the smallest bounty with a lone taker leaves play, and everybody chooses again.
 * @returns a matching, sorted by issue; the order of the input never matters
 * @throws RangeError for a hash that is not one, or a miner or an issue given twice
 */
export const pair = (input: PairingInput): ProposedPair[] => {
  ensureDistinct(input);
  const waiting = waitingForThird(input);
  const play = new Map(input.issues.filter(({ id }) => !waiting.has(id)).map((issue) => [issue.id, issue]));
  const order = inOrder(input.miners, input.anchorHash);
  for (;;) {
    const takers = choose(order, play, input.meetings);
    const lone = smallestLone(takers, play);
    if (lone === undefined) return pairsOf(takers);
    play.delete(lone.id);
  }
};

const choose = (order: readonly PairingMiner[], play: ReadonlyMap<bigint, PairingIssue>, meetings: Meetings): Takers => {
  const takers = new Map<bigint, PairingMiner[]>();
  for (const miner of order) {
    const taken = miner.picks.find((pick) => hasRoom(miner, play.get(pick), takers.get(pick) ?? [], meetings));
    if (taken !== undefined) takers.set(taken, [...(takers.get(taken) ?? []), miner]);
  }
  return takers;
};

const hasRoom = (miner: PairingMiner, issue: PairingIssue | undefined, taken: readonly PairingMiner[], meetings: Meetings): boolean =>
  issue !== undefined && taken.length < 2 && mayCompete(miner, issue) && taken.every((other) => mayMeet(other, miner, meetings));

/** The issue to leave play: one taker only, the smallest bounty, of equal ones the larger id. */
const smallestLone = (takers: Takers, play: ReadonlyMap<bigint, PairingIssue>): PairingIssue | undefined =>
  [...play.values()]
    .filter(({ id }) => takers.get(id)?.length === 1)
    .reduce<PairingIssue | undefined>((least, issue) => (least === undefined || leavesBefore(issue, least) ? issue : least), undefined);

const leavesBefore = (x: PairingIssue, y: PairingIssue): boolean => x.bounty < y.bounty || (x.bounty === y.bounty && x.id > y.id);

const pairsOf = (takers: Takers): ProposedPair[] =>
  [...takers]
    .flatMap(([issueId, [a, b]]) => (a && b ? [{ issueId, a: a.hotkey, b: b.hotkey }] : []))
    .sort((x, y) => (x.issueId < y.issueId ? -1 : 1));

const ensureDistinct = ({ issues, miners }: PairingInput): void => {
  if (new Set(issues.map(({ id }) => id)).size !== issues.length) throw new RangeError('an issue is given twice');
  const people = [miners.map(({ hotkey }) => hotkey), miners.map(({ githubId }) => githubId)];
  if (people.some((ids) => new Set<unknown>(ids).size !== miners.length)) throw new RangeError('a miner is given twice');
};
