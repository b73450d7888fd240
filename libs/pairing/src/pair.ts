import { mayCompete, mayMeet } from './compatible.ts';
import { inOrder } from './order.ts';
import type { Meetings, PairingInput, PairingIssue, PairingMiner, ProposedPair } from './types.ts';
import { waitingForThird } from './waiting.ts';

/** What is in play, and who took what so far. */
interface Choices {
  readonly order: readonly PairingMiner[];
  readonly play: Map<bigint, PairingIssue>;
  readonly meetings: Meetings;
  readonly takers: Map<bigint, PairingMiner[]>;
  /** What each miner of the order took; undefined for nothing. */
  readonly taken: (bigint | undefined)[];
}

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
  const choices: Choices = { order, play, meetings: input.meetings, takers: new Map(), taken: [] };
  chooseFrom(0, choices);
  for (;;) {
    const lone = smallestLone(choices);
    if (lone === undefined) return pairsOf(choices);
    play.delete(lone.issue.id);
    chooseFrom(order.indexOf(lone.taker), choices);
  }
};

/**
 * Everybody from this place of the order on chooses anew. After an issue left play that is from its lone taker on: it was
 * empty when those before chose, so none of them wanted it, and who follows never changes what they took.
 */
const chooseFrom = (place: number, { order, play, meetings, takers, taken }: Choices): void => {
  for (const pick of taken.splice(place).reverse()) if (pick !== undefined) takers.get(pick)?.pop();
  for (const miner of order.slice(place)) {
    const pick = miner.picks.find((id) => hasRoom(miner, play.get(id), takers.get(id) ?? NOBODY, meetings));
    if (pick !== undefined) take(miner, pick, takers);
    taken.push(pick);
  }
};

const take = (miner: PairingMiner, pick: bigint, takers: Map<bigint, PairingMiner[]>): void => {
  const others = takers.get(pick);
  if (others === undefined) takers.set(pick, [miner]);
  else others.push(miner);
};

const NOBODY: readonly PairingMiner[] = [];

const hasRoom = (miner: PairingMiner, issue: PairingIssue | undefined, takers: readonly PairingMiner[], meetings: Meetings): boolean =>
  issue !== undefined && takers.length < 2 && mayCompete(miner, issue) && takers.every((other) => mayMeet(other, miner, meetings));

/** The issue to leave play and who holds it: one taker only, the smallest bounty, of equal ones the larger id. */
const smallestLone = ({ play, takers }: Choices): { readonly issue: PairingIssue; readonly taker: PairingMiner } | undefined => {
  let least: { readonly issue: PairingIssue; readonly taker: PairingMiner } | undefined;
  for (const issue of play.values()) {
    const [taker, second] = takers.get(issue.id) ?? NOBODY;
    if (taker === undefined || second !== undefined) continue;
    if (least === undefined || leavesBefore(issue, least.issue)) least = { issue, taker };
  }
  return least;
};

const leavesBefore = (x: PairingIssue, y: PairingIssue): boolean => x.bounty < y.bounty || (x.bounty === y.bounty && x.id > y.id);

const pairsOf = ({ takers }: Choices): ProposedPair[] =>
  [...takers]
    .flatMap(([issueId, [a, b]]) => (a && b ? [{ issueId, a: a.hotkey, b: b.hotkey }] : []))
    .sort((x, y) => (x.issueId < y.issueId ? -1 : 1));

const ensureDistinct = ({ issues, miners }: PairingInput): void => {
  if (new Set(issues.map(({ id }) => id)).size !== issues.length) throw new RangeError('an issue is given twice');
  const people = [miners.map(({ hotkey }) => hotkey), miners.map(({ githubId }) => githubId)];
  if (people.some((ids) => new Set<unknown>(ids).size !== miners.length)) throw new RangeError('a miner is given twice');
};
