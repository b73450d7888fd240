import { WINDOW_DAYS } from './constants.ts';
import { eligibility } from './eligibility.ts';
import type { History } from './history.ts';
import { ratingOf } from './newcomer.ts';
import { replay } from './rate.ts';
import { cooldownEnd } from './strikes.ts';
import type { BlockNumber, Player } from './types.ts';

/**
 * The block from which a miner may be paired if nothing new happens: the ratings are replayed at the end of its cooldown and at the
 * end of each of its idle days, so results that leave the window in the meantime count. The anchor for a miner that may be paired
 * now; at the latest the day on which its window is empty (mechanism 2.6). Costs a replay a day.
 */
export const recovery = (
  history: History,
  player: Player,
  { anchor, blocksPerDay }: { readonly anchor: BlockNumber; readonly blocksPerDay: number },
): BlockNumber => {
  const at = (block: BlockNumber) => ratingOf(replay(history, { anchor: block, blocksPerDay }), player);
  const now = at(anchor);
  const idleDays = Array.from({ length: WINDOW_DAYS }, (_, day) => now.lastBlock + (day + 1) * blocksPerDay);
  const candidates = [anchor, cooldownEnd(now, blocksPerDay), ...idleDays].filter((block) => block >= anchor).sort((x, y) => x - y);
  const found = candidates.find((block) => eligibility(at(block), { anchor: block, blocksPerDay }).eligible);
  if (found === undefined) throw new Error(`player ${player} is kept out by an empty window`);
  return found;
};
