import type { Joust, Signer } from '@joust/contract';
import { Misused, type Answer } from '../answer/answer.ts';

const MOST_PICKS = 3;

/** Reads the ids a miner wishes to compete for, best first. Errors: {@link Misused}. */
export const parsePicks = (texts: readonly string[]): bigint[] => {
  if (texts.length === 0 || texts.length > MOST_PICKS) throw new Misused(`Name one to ${MOST_PICKS} issues, the best first.`);
  const picks = texts.map((text) => {
    if (!/^[1-9][0-9]{0,18}$/.test(text)) throw new Misused(`"${text}" is not the id of an issue; joust issue list shows them.`);
    return BigInt(text);
  });
  if (new Set(picks).size !== picks.length) throw new Misused('Name each issue once.');
  return picks;
};

/** Puts the miner into the queue for the next anchor. Refusals are the contract's own: not bound, competing already, issue not open … */
export const enrol = async (joust: Joust, miner: Signer, picks: bigint[]): Promise<Answer> => {
  const receipt = await joust.submit.enrol(miner, picks);
  const { nextAnchor } = await joust.read.config({ at: receipt.blockHash });
  return {
    data: { hotkey: miner.address, picks, block: receipt.blockNumber, extrinsicHash: receipt.extrinsicHash, nextAnchor },
    lines: [
      `Enrolled for ${picks.map((pick) => `issue ${pick}`).join(', ')} in block ${receipt.blockNumber}; the next pairing looks at block ${nextAnchor}.`,
    ],
  };
};
