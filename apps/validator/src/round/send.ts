import { ContractRefused, type Joust, type Signer } from '@joust/contract';
import type { Action, ContractCall, Decision, WeightsCall } from './action.ts';

/** What became of a decision with an action. */
export type Sent =
  | { readonly decision: Decision; readonly result: 'sent'; readonly blockNumber: number; readonly extrinsicHash: string }
  /** The contract said no, mostly because somebody else was faster. Nothing changed. */
  | { readonly decision: Decision; readonly result: 'refused'; readonly error: string };

/**
 * Sends what was decided, one after the other. Sending twice does nothing twice: the own vote was read before, the
 * contract is asked again (dry run) just before, and it keeps a vote as it was cast.
 * Errors: those of libs/contract other than a refusal; the next round reads the chain and decides anew.
 */
export const sendAll = async (
  joust: Joust,
  signer: Signer,
  decisions: readonly Decision[],
  onSent: (sent: Sent) => void,
  signal: AbortSignal,
): Promise<void> => {
  for (const decision of decisions) {
    if (signal.aborted) return;
    if (decision.action !== null) onSent(await send(joust, signer, decision, decision.action, signal));
  }
};

const send = async (joust: Joust, signer: Signer, decision: Decision, action: Action, signal: AbortSignal): Promise<Sent> => {
  if (action.message === 'setWeights') return sendWeights(joust, signer, decision, action, signal);
  try {
    const { blockNumber, extrinsicHash } = await call(joust, signer, action, signal);
    return { decision, result: 'sent', blockNumber, extrinsicHash };
  } catch (error) {
    if (error instanceof ContractRefused) return { decision, result: 'refused', error: error.error };
    throw error;
  }
};

const call = (joust: Joust, signer: Signer, action: ContractCall, signal: AbortSignal) => {
  const options = { signal };
  const { submit } = joust;
  switch (action.message) {
    case 'freezeEpoch':
      return submit.freezeEpoch(signer, ...action.args, options);
    case 'expire':
      return submit.expire(signer, ...action.args, options);
    case 'voteIdentity':
      return submit.voteIdentity(signer, ...action.args, options);
    case 'voteOutcome':
      return submit.voteOutcome(signer, ...action.args, options);
    case 'settle':
      return submit.settle(signer, ...action.args, options);
    case 'harvest':
      return submit.harvest(signer, ...action.args, options);
    case 'proposePairs':
      return submit.proposePairs(signer, ...action.args, options);
    case 'start':
      return submit.start(signer, ...action.args, options);
  }
};

const sendWeights = async (joust: Joust, signer: Signer, decision: Decision, action: WeightsCall, signal: AbortSignal): Promise<Sent> => {
  const { chain } = joust;
  const [runtime, config] = await Promise.all([chain.runtime(), joust.read.config()]);
  const encoded = runtime.call('SubtensorModule', 'set_weights', {
    netuid: config.netuid,
    dests: action.uids,
    weights: action.values,
    version_key: action.versionKey,
  });
  const { blockNumber, extrinsicHash } = await chain.submit(signer, encoded, { signal });
  return { decision, result: 'sent', blockNumber, extrinsicHash };
};
