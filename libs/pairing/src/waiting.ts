import { mayCompete, mayMeet } from './compatible.ts';
import type { PairingInput, PairingIssue, PairingMiner } from './types.ts';

/**
 * The issues that wait one more epoch for a third miner: only two want it and they met once already (mechanism 3.2
 * step 4). Who could meet none of the others there is no third. It has waited when issue and both enrolments were in play
 * at the anchor before.
 */
export const waitingForThird = (input: PairingInput): Set<bigint> => {
  const wanting = wantingEach(input.miners);
  return new Set(input.issues.filter((issue) => waits(issue, wanting.get(issue.id) ?? [], input)).map(({ id }) => id));
};

const wantingEach = (miners: readonly PairingMiner[]): Map<bigint, PairingMiner[]> => {
  const wanting = new Map<bigint, PairingMiner[]>();
  for (const miner of miners)
    for (const pick of miner.picks) {
      const others = wanting.get(pick);
      if (others === undefined) wanting.set(pick, [miner]);
      else others.push(miner);
    }
  return wanting;
};

const waits = (issue: PairingIssue, wanting: readonly PairingMiner[], { meetings, previousAnchor }: PairingInput): boolean => {
  const able = wanting.filter((miner) => mayCompete(miner, issue));
  const [a, b, third] = able.filter((miner) => able.some((other) => mayMeet(miner, other, meetings)));
  if (a === undefined || b === undefined || third !== undefined) return false;
  return meetings(a.githubId, b.githubId) === 1 && !hasWaited(issue, [a, b], previousAnchor);
};

const hasWaited = (issue: PairingIssue, pair: readonly PairingMiner[], previousAnchor: number): boolean =>
  issue.readyAt <= previousAnchor && pair.every(({ enrolledAt }) => enrolledAt < previousAnchor);
