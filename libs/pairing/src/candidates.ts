import { bountyCap, eligibility, priority, ratingOf, type BlockNumber, type Player, type Ratings } from '@joust/elo';
import type { PairingIssue, PairingMiner } from './types.ts';

/** An issue that was open (fully funded, past its registration delay, without a competition) at the anchor. */
export interface OpenIssue {
  readonly id: bigint;
  readonly bounty: bigint;
  readonly authorId: Player;
  readonly registeredAt: BlockNumber;
  readonly openedAt: BlockNumber;
}

/** An enrolment together with the identity bound to its hotkey. */
export interface EnrolledMiner {
  readonly hotkey: string;
  readonly coldkey: string;
  readonly githubId: Player;
  readonly boundAt: BlockNumber;
  readonly picks: readonly bigint[];
  /** Since when these picks are enrolled: in play at later anchors only. */
  readonly enrolledAt: BlockNumber;
  /** Since when the miner waits; a renewal or other picks keep it. */
  readonly waitingSince: BlockNumber;
  readonly expiresAt: BlockNumber;
}

/** The chain as it stood at the anchor, rebuilt from a later state by the stamps of its records. */
export interface AnchorView {
  readonly anchor: BlockNumber;
  readonly blocksPerDay: number;
  /** Length of the epoch in force, in blocks. */
  readonly epochBlocks: number;
  readonly issues: readonly OpenIssue[];
  readonly enrolled: readonly EnrolledMiner[];
  /** Players in a competition at the anchor. */
  readonly occupied: ReadonlySet<Player>;
  readonly ratings: Ratings;
}

/** Why a miner that enrolled is not in play at this anchor. */
export type Exclusion =
  'enrolled-later' | 'enrolment-over' | 'bound-later' | 'competing' | 'below-threshold' | 'cooling-down' | 'no-issue-in-play';

/** Who and what is in play at the anchor (mechanism 3.2, step 1, with the tier caps of 4.8). */
export interface Candidates {
  readonly issues: readonly PairingIssue[];
  readonly miners: readonly PairingMiner[];
  readonly excluded: ReadonlyMap<string, Exclusion>;
}

/** Filters by the stamps of the records and the ratings at the anchor; picks over the miner's cap are left out. */
export const candidates = (view: AnchorView): Candidates => {
  const issues = view.issues.filter((issue) => inPlay(issue, view)).map((issue) => ready(issue, view));
  const bounties = new Map(issues.map(({ id, bounty }) => [id, bounty]));
  const miners: PairingMiner[] = [];
  const excluded = new Map<string, Exclusion>();
  for (const enrolled of view.enrolled) {
    const miner = candidate(enrolled, bounties, view);
    if (typeof miner === 'string') excluded.set(enrolled.hotkey, miner);
    else miners.push(miner);
  }
  return { issues, miners, excluded };
};

const inPlay = (issue: OpenIssue, { anchor, epochBlocks }: AnchorView): boolean =>
  issue.registeredAt < anchor && issue.openedAt + epochBlocks <= anchor;

const ready = ({ id, bounty, authorId, openedAt }: OpenIssue, { epochBlocks }: AnchorView): PairingIssue => ({
  id,
  bounty,
  authorId,
  readyAt: openedAt + epochBlocks,
});

const candidate = (miner: EnrolledMiner, bounties: ReadonlyMap<bigint, bigint>, view: AnchorView): PairingMiner | Exclusion => {
  const { anchor, blocksPerDay, ratings, occupied } = view;
  const { hotkey, coldkey, githubId, enrolledAt, waitingSince } = miner;
  if (enrolledAt >= anchor) return 'enrolled-later';
  if (miner.expiresAt <= anchor) return 'enrolment-over';
  if (miner.boundAt >= anchor) return 'bound-later';
  if (occupied.has(githubId)) return 'competing';
  const rating = ratingOf(ratings, githubId);
  const { belowThreshold, coolingDown } = eligibility(rating, view);
  if (belowThreshold) return 'below-threshold';
  if (coolingDown) return 'cooling-down';
  const cap = bountyCap(rating);
  const picks = miner.picks.filter((pick) => isAllowed(bounties.get(pick), cap));
  if (picks.length === 0) return 'no-issue-in-play';
  const waited = (anchor - waitingSince - ((anchor - waitingSince) % blocksPerDay)) / blocksPerDay;
  return { hotkey, coldkey, githubId, picks, enrolledAt, priority: priority(rating, waited) };
};

const isAllowed = (bounty: bigint | undefined, cap: bigint | null): boolean => bounty !== undefined && (cap === null || bounty <= cap);
