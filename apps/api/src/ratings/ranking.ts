import { ratingOf, type PlayerRating, type Ratings } from '@joust/elo';
import type { Snapshot } from '../database/snapshot.ts';

/** A bound miner with its place. */
export interface Ranked {
  hotkey: string;
  coldkey: string;
  githubId: string;
  rank: number;
  player: PlayerRating;
}

/** Miners bound at a block, by effective rating; equal ones by their GitHub id, so that the order is total. */
export const ranking = async (snapshot: Snapshot, ratings: Ratings, block: number): Promise<Ranked[]> => {
  const miners = await snapshot.rows<{ hotkey: string; coldkey: string; githubId: string }>(
    'SELECT hotkey, coldkey, github_id AS "githubId" FROM identity WHERE bound_at <= $1',
    [block],
  );
  return miners
    .map((miner) => ({ ...miner, player: ratingOf(ratings, BigInt(miner.githubId)) }))
    .sort((x, y) => y.player.effective - x.player.effective || (BigInt(x.githubId) < BigInt(y.githubId) ? -1 : 1))
    .map((miner, index) => ({ ...miner, rank: index + 1 }));
};
