import { z } from 'zod';
import type { Chain } from '../chain/chain.ts';
import type { Watcher } from '../chain/pool.ts';
import type { Methods } from './methods.ts';
import { hex, parse, text } from './params.ts';

const count = z.int().min(1).max(10_000).nullish();

/**
 * Blocks are final at once, but a client that looks a block up at "in block" drops that notice when "finalized" overtakes it
 * (@polkadot/api does): so the second comes a little later, as on other chains.
 */
const FINALITY_MILLIS = 1_000;

export const authorMethods = (chain: Chain): Methods => ({
  author_submitExtrinsic: (params) => chain.pool.submit(parse(params, [hex])[0], chain.head.number),
  author_submitAndWatchExtrinsic: (params, { subscribe }) => {
    const [extrinsic] = parse(params, [hex]);
    return subscribe('author_extrinsicUpdate', async (send) => {
      const watcher: Watcher = (status) => {
        if (typeof status === 'object' && 'finalized' in status) setTimeout(() => send(status), FINALITY_MILLIS);
        else send(status);
      };
      await chain.pool.submit(extrinsic, chain.head.number, watcher);
      return () => chain.pool.unwatch(watcher);
    });
  },
  author_unwatchExtrinsic: (params, session) => session.unsubscribe(parse(params, [text])[0]),
  author_pendingExtrinsics: () => chain.pool.pending,
  /** Builds blocks at once, whatever the timer does; answers the hash of the last. For tests and scripts. */
  dev_newBlock: async (params) => {
    const [blocks] = parse(params, [count]);
    for (let left = blocks ?? 1; left > 1; left -= 1) await chain.newBlock();
    return (await chain.newBlock()).hash;
  },
});
