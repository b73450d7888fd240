export { chainSpec, type ChainSpec, type ChainSpecRequest } from './chain-spec.ts';
export { OtherGenesis, startDevnet, type Devnet, type DevnetOptions } from './devnet.ts';
export { UnknownBlock } from './chain/chain.ts';
export { GenesisRefused, type Json } from './chain/genesis.ts';
export type { Hex } from './hex.ts';
export { PortUnavailable } from './rpc/server.ts';
export { RpcProxy, type Fate, type ProxyHooks } from './proxy/rpc-proxy.ts';
export { RuntimeFault } from './runtime/executor.ts';
export { UnknownStoreLayout } from './store/chain-store.ts';
