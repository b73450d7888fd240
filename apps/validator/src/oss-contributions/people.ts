import type { AccountId } from '@joust/units';
import type { Miner } from './records.ts';

/** Who earns under which GitHub account. An account behind several hotkeys earns nothing, for none of them. */
export const earners = (miners: readonly Miner[]): ReadonlyMap<number, AccountId> => {
  const hotkeys = new Map<number, AccountId[]>();
  for (const { githubId, hotkey } of miners) hotkeys.set(githubId, [...(hotkeys.get(githubId) ?? []), hotkey]);
  return new Map([...hotkeys].flatMap(([id, [hotkey, ...others]]) => (hotkey === undefined || others.length > 0 ? [] : [[id, hotkey]])));
};

/** Hotkeys that share a GitHub account with another one, in order. */
export const shared = (miners: readonly Miner[]): readonly AccountId[] => {
  const earning = new Set(earners(miners).values());
  return miners
    .map(({ hotkey }) => hotkey)
    .filter((hotkey) => !earning.has(hotkey))
    .sort();
};
