import type { AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';

/** Work that one validator does for all. The number spreads it: at one block each duty is another validator's. */
export const DUTIES = { freeze: 0, expire: 1, start: 2, settle: 3, harvest: 4, retry: 5, flag: 6, relay: 7 } as const;
export type Duty = keyof typeof DUTIES;

/**
 * Whose turn a duty is at a block: the whitelist in its order, a step further every `turnBlocks`. A duty that its
 * holder leaves undone is the next one's after that many blocks; nobody has to remember anything.
 * @returns null while nobody is on the whitelist
 */
export const holder = (
  duty: Duty,
  { config, validators }: Pick<ChainView, 'config' | 'validators'>,
  turnBlocks: number,
): AccountId | null => {
  if (validators.length === 0) return null;
  const step = (config.block - (config.block % turnBlocks)) / turnBlocks + DUTIES[duty];
  return validators[step % validators.length]?.hotkey ?? null;
};
