import type { Meetings, PairingIssue, PairingMiner } from './types.ts';

/** Meetings in the window after which a pair is not matched again (mechanism 3.2 step 4). */
export const MOST_MEETINGS = 2;

/** Whether the miner may compete for the issue at all: not if it wrote the issue. */
export const mayCompete = (miner: PairingMiner, issue: PairingIssue): boolean => miner.githubId !== issue.authorId;

/** Whether two miners may meet: different people as far as the chain knows, and fewer than two meetings so far. */
export const mayMeet = (a: PairingMiner, b: PairingMiner, meetings: Meetings): boolean =>
  a.hotkey !== b.hotkey && a.githubId !== b.githubId && a.coldkey !== b.coldkey && meetings(a.githubId, b.githubId) < MOST_MEETINGS;
