import { askAxon, isPublic, publishedAddress, type Address, type Asked } from '@joust/axon';
import type { Joust, Signer } from '@joust/contract';
import type { AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import { readAll } from '../chain/pages.ts';
import type { RoundSettings } from '../round/settings.ts';
import { holder } from '../round/turn.ts';
import type { MinerReports } from './miner-report.ts';
import { nextNonce } from './next-nonce.ts';

const PAGE = 50;
/** Miners asked at the same time. */
const AT_ONCE = 16;

/**
 * Asks the axons of miners whom a relayed intent could enrol: bound, free, with an address. Only the validator whose turn it is
 * asks. However miners behave, this is over `deadlineMs` after the chain was read; who was not asked by then is silent.
 * Errors: those of libs/contract.
 */
export const gatherReports = async (joust: Joust, signer: Signer, view: ChainView, settings: RoundSettings): Promise<MinerReports> => {
  const { relays, turnBlocks } = settings;
  if (relays.most === 0 || view.config.paused || holder('relay', view, turnBlocks) !== signer.address) return null;
  const miners = await readAskable(joust, view, relays.privateToo);
  const over = AbortSignal.timeout(relays.deadlineMs);
  const question = { contract: joust.address, genesisHash: view.config.genesisHash };
  const ask = async (hotkey: AccountId, address: Address): Promise<Asked> => {
    if (over.aborted) return { status: 'silent', why: 'there was no time left to ask' };
    return askAxon(hotkey, address, { signer, question, nonce: nextNonce(), timeoutMs: relays.patienceMs, signal: over });
  };
  return inParallel(miners, AT_ONCE, async ({ hotkey, nonce, address }) => ({ hotkey, nonce, asked: await ask(hotkey, address) }));
};

interface Askable {
  readonly hotkey: AccountId;
  readonly nonce: bigint;
  readonly address: Address;
}

/** A miner names any address he likes, so only those of the public internet are called, unless `privateToo`. */
const readAskable = async ({ chain, read }: Joust, view: ChainView, privateToo: boolean): Promise<Askable[]> => {
  const at = view.blockHash;
  const { netuid, block } = view.config;
  const registered = new Set(view.metagraph.neurons.map(({ hotkey }) => hotkey));
  const identities = await readAll(0, (from) => read.identities(from, PAGE, { at }));
  const free = identities.filter(({ hotkey, competingIn }) => competingIn === null && registered.has(hotkey));
  const found = await Promise.all(
    free.map(async ({ hotkey }): Promise<Askable[]> => {
      const address = await publishedAddress(chain, netuid, hotkey, at);
      if (address === null || !(privateToo || isPublic(address.ip))) return [];
      return [{ hotkey, address, nonce: await read.enrolmentNonce(hotkey, { at }) }];
    }),
  );
  return turned(found.flat(), block);
};

/** Whoever stands first has the most time: another one each round. */
const turned = <T>(items: readonly T[], by: number): T[] => {
  const first = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
};

/** Runs at most `atOnce` at a time; the results are in the order of the items. */
const inParallel = async <T, R>(items: readonly T[], atOnce: number, run: (item: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  const waiting = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results[next[0]] = await run(next[1]);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
};
