import type { Chain } from './chain.ts';
import { INSTANTIATE_API, decodeDryRun, encodeInstantiateRun, type Instantiation } from './contracts-api.ts';

/**
 * Runs a constructor without a transaction. Answers why it would not work, in the chain's words or `refused` for the
 * constructor's own error; undefined if it would. Errors: ChainUnreachable, RpcFailed.
 */
export const whyNotInstantiated = async (chain: Chain, instantiation: Instantiation): Promise<string | undefined> => {
  const [runtime, answer] = await Promise.all([chain.runtime(), chain.stateCall(INSTANTIATE_API, encodeInstantiateRun(instantiation))]);
  const { result } = decodeDryRun(answer, runtime);
  if (!result.ok) return result.error;
  return result.reverted ? 'refused' : undefined;
};
