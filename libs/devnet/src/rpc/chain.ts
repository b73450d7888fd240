import type { Chain } from '../chain/chain.ts';
import { decodeHeader } from '../chain/header.ts';
import type { StoredBlock } from '../store/chain-store.ts';
import type { Method, Methods } from './methods.ts';
import { blockNumbers, hash, parse, text } from './params.ts';

/** A header as JSON-RPC writes it. */
const headerOf = (block: StoredBlock) => {
  const { logs, number, ...roots } = decodeHeader(block.header);
  return { ...roots, number: `0x${number.toString(16)}`, digest: { logs } };
};

export const chainMethods = (chain: Chain): Methods => {
  const hashAt = (number: number) => chain.store.blockAt(number)?.hash ?? null;
  const getBlockHash: Method = (params) => {
    const [numbers] = parse(params, [blockNumbers]);
    if (numbers === null || numbers === undefined) return chain.head.hash;
    return Array.isArray(numbers) ? numbers.map(hashAt) : hashAt(numbers);
  };
  const finalizedHead: Method = () => chain.head.hash;
  const follow =
    (notification: string): Method =>
    (_, { subscribe }) =>
      subscribe(notification, (send) => {
        send(headerOf(chain.head));
        return chain.onHead((block) => send(headerOf(block)));
      });
  const unsubscribe: Method = (params, session) => session.unsubscribe(parse(params, [text])[0]);
  const newHeads = follow('chain_newHead');
  const finalizedHeads = follow('chain_finalizedHead');
  return {
    chain_getBlockHash: getBlockHash,
    chain_getHead: getBlockHash,
    chain_getHeader: (params) => headerOf(chain.blockOf(parse(params, [hash])[0])),
    chain_getBlock: (params) => {
      const block = chain.blockOf(parse(params, [hash])[0]);
      return { block: { header: headerOf(block), extrinsics: block.extrinsics }, justifications: null };
    },
    chain_getFinalizedHead: finalizedHead,
    chain_getFinalisedHead: finalizedHead,
    chain_subscribeNewHead: newHeads,
    chain_subscribeNewHeads: newHeads,
    chain_unsubscribeNewHead: unsubscribe,
    chain_unsubscribeNewHeads: unsubscribe,
    chain_subscribeAllHeads: follow('chain_allHead'),
    chain_unsubscribeAllHeads: unsubscribe,
    chain_subscribeFinalizedHeads: finalizedHeads,
    chain_subscribeFinalisedHeads: finalizedHeads,
    chain_unsubscribeFinalizedHeads: unsubscribe,
    chain_unsubscribeFinalisedHeads: unsubscribe,
  };
};
