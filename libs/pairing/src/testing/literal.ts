import { blake2b } from '@noble/hashes/blake2b';
import type { PairingInput, PairingIssue, PairingMiner, ProposedPair } from '../types.ts';

/** What the literal reading did: its pairs, and the issues that left play with the miner that was alone there. */
export interface Reading {
  readonly pairs: ProposedPair[];
  readonly left: readonly { readonly issueId: bigint; readonly lone: string }[];
}

/**
 * Mechanism 3.2, steps 2 to 5, word by word and without a thought for speed, written apart from `pair`, which must agree
 * with it on every input.
 */
export const readLiterally = ({ issues, miners, anchorHash, meetings, previousAnchor }: PairingInput): Reading => {
  const lot = (miner: PairingMiner): string => {
    const id = Buffer.alloc(8);
    id.writeBigUInt64LE(miner.githubId);
    return Buffer.from(blake2b(Buffer.concat([Buffer.from(anchorHash.slice(2), 'hex'), id]), { dkLen: 32 })).toString('hex');
  };
  const isBefore = (x: PairingMiner, y: PairingMiner): boolean => {
    if (x.priority !== y.priority) return x.priority > y.priority;
    if (x.enrolledAt !== y.enrolledAt) return x.enrolledAt < y.enrolledAt;
    return lot(x) < lot(y);
  };
  const sorted = [...miners].sort((x, y) => (isBefore(x, y) ? -1 : 1));
  const mayMeet = (x: PairingMiner, y: PairingMiner): boolean =>
    x !== y && x.githubId !== y.githubId && x.coldkey !== y.coldkey && meetings(x.githubId, y.githubId) < 2;

  const waits = (issue: PairingIssue): boolean => {
    const enrolled = miners.filter((miner) => miner.picks.includes(issue.id) && miner.githubId !== issue.authorId);
    const useful = enrolled.filter((miner) => enrolled.some((other) => mayMeet(miner, other)));
    if (useful.length !== 2) return false;
    const [x, y] = useful as [PairingMiner, PairingMiner];
    const metOnce = meetings(x.githubId, y.githubId) === 1;
    const wasHereBefore = issue.readyAt <= previousAnchor && x.enrolledAt < previousAnchor && y.enrolledAt < previousAnchor;
    return metOnce && !wasHereBefore;
  };
  let play = issues.filter((issue) => !waits(issue));
  const left: { issueId: bigint; lone: string }[] = [];
  for (;;) {
    const seats = play.map((issue) => ({ issue, takers: [] as PairingMiner[] }));
    for (const miner of sorted)
      for (const pick of miner.picks) {
        const seat = seats.find(({ issue }) => issue.id === pick);
        if (seat === undefined || seat.issue.authorId === miner.githubId || seat.takers.length === 2) continue;
        if (seat.takers.length === 1 && !mayMeet(seat.takers[0]!, miner)) continue;
        seat.takers.push(miner);
        break;
      }
    const lone = seats.filter(({ takers }) => takers.length === 1);
    if (lone.length === 0) {
      const full = seats.filter(({ takers }) => takers.length === 2).sort((x, y) => Number(x.issue.id - y.issue.id));
      return { pairs: full.map(({ issue, takers }) => ({ issueId: issue.id, a: takers[0]!.hotkey, b: takers[1]!.hotkey })), left };
    }
    lone.sort((x, y) => Number(x.issue.bounty - y.issue.bounty) || Number(y.issue.id - x.issue.id));
    left.push({ issueId: lone[0]!.issue.id, lone: lone[0]!.takers[0]!.hotkey });
    play = play.filter((issue) => issue !== lone[0]!.issue);
  }
};
