import type { BlockNumber, MilliElo, Player } from '@joust/elo';

/** An issue in play at the anchor. */
export interface PairingIssue {
  readonly id: bigint;
  /** Rao of alpha. */
  readonly bounty: bigint;
  /** GitHub id of the issue's recorded author, who never competes for it. */
  readonly authorId: Player;
  /** From this block on it may be paired: an epoch after it opened. */
  readonly readyAt: BlockNumber;
}

/** A miner in play at the anchor. */
export interface PairingMiner {
  /** SS58. */
  readonly hotkey: string;
  /** SS58 of the coldkey that bound the identity. */
  readonly coldkey: string;
  readonly githubId: Player;
  /** Issues wanted, the dearest first. */
  readonly picks: readonly bigint[];
  readonly enrolledAt: BlockNumber;
  /** Who chooses first, milli-Elo (mechanism 2.7). */
  readonly priority: MilliElo;
}

/** Two miners for one issue; `a` chose before `b`. The contract's struct of the same name. */
export interface ProposedPair {
  readonly issueId: bigint;
  /** Hotkeys, SS58. */
  readonly a: string;
  readonly b: string;
}

/** How often two players met in the window. */
export type Meetings = (a: Player, b: Player) => number;

export interface PairingInput {
  readonly issues: readonly PairingIssue[];
  readonly miners: readonly PairingMiner[];
  /** Hash of the anchor block, `0x` and 64 hex digits. */
  readonly anchorHash: string;
  readonly meetings: Meetings;
  /** The anchor before this one; negative where there is none. */
  readonly previousAnchor: BlockNumber;
}
