import { mayCompete } from './compatible.ts';
import type { PairingInput, PairingIssue, PairingMiner } from './types.ts';

/**
 * The issues that wait one more epoch for a third miner: only two want it and they met once already
 * (mechanism 3.2 step 4). It has waited when issue and both enrolments were in play at the anchor before.
 */
export const waitingForThird = ({ issues, miners, meetings, previousAnchor }: PairingInput): Set<bigint> => {
  const waits = (issue: PairingIssue): boolean => {
    const [a, b, third] = miners.filter((miner) => miner.picks.includes(issue.id) && mayCompete(miner, issue));
    if (a === undefined || b === undefined || third !== undefined) return false;
    return meetings(a.githubId, b.githubId) === 1 && !hasWaited(issue, [a, b], previousAnchor);
  };
  return new Set(issues.filter(waits).map(({ id }) => id));
};

const hasWaited = (issue: PairingIssue, pair: readonly PairingMiner[], previousAnchor: number): boolean =>
  issue.readyAt <= previousAnchor && pair.every(({ enrolledAt }) => enrolledAt < previousAnchor);
