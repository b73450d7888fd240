import type { Chain } from '../chain/chain.ts';
import { authorMethods } from './author.ts';
import { chainMethods } from './chain.ts';
import type { Session } from './session.ts';
import { stateMethods } from './state.ts';
import { systemMethods } from './system.ts';

/** One JSON-RPC method: positional parameters, unparsed, and the connection it came by. */
export type Method = (params: readonly unknown[], session: Session) => unknown;
export type Methods = Readonly<Record<string, Method>>;

/** Names and units as clients show them. */
export interface ChainFacts {
  readonly name: string;
  readonly properties: { readonly ss58Format: number; readonly tokenDecimals: number; readonly tokenSymbol: string };
}

/** All methods of the chain, by name: those of a Substrate node that @polkadot/api and our worker use, and `dev_newBlock`. */
export const methodsOf = (chain: Chain, facts: ChainFacts): Methods => {
  const methods: Methods = {
    ...systemMethods(chain, facts),
    ...chainMethods(chain),
    ...stateMethods(chain),
    ...authorMethods(chain),
    rpc_methods: () => ({ methods: Object.keys(methods).sort() }),
  };
  return methods;
};
