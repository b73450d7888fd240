import type { Chain } from '../chain/chain.ts';
import type { ChainFacts, Methods } from './methods.ts';
import { account, parse } from './params.ts';

export const systemMethods = (chain: Chain, facts: ChainFacts): Methods => {
  const accountNextIndex = (params: readonly unknown[]) => chain.nextNonce(parse(params, [account])[0]);
  return {
    system_chain: () => facts.name,
    system_chainType: () => 'Development',
    system_name: () => 'joust-devnet',
    system_version: () => '0.1.0',
    system_properties: () => facts.properties,
    system_health: () => ({ peers: 0, isSyncing: false, shouldHavePeers: false }),
    system_nodeRoles: () => ['Authority'],
    system_peers: () => [],
    system_localListenAddresses: () => [],
    system_accountNextIndex: accountNextIndex,
    account_nextIndex: accountNextIndex,
  };
};
