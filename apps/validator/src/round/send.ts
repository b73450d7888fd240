import { ContractRefused, SubmitFailed, type Joust, type Receipt, type Signer } from '@joust/contract';
import { unreachable } from '@joust/units';
import type { ValidatorKey } from '../keys/validator-key.ts';
import { saltOf } from '../weights/salt.ts';
import type { Action, CommitWeightsCall, ContractCall, Decision, RevealWeightsCall, WeightsCall } from './action.ts';

/** What became of a decision with an action. */
export type Sent =
  | { readonly decision: Decision; readonly result: 'sent'; readonly blockNumber: number; readonly extrinsicHash: string }
  /** The contract said no, mostly because somebody else was faster. Nothing changed. */
  | { readonly decision: Decision; readonly result: 'refused'; readonly error: string }
  /** The transaction is in no block, or failed in its block: the next round decides anew. */
  | { readonly decision: Decision; readonly result: 'failed'; readonly why: string };

/**
 * Sends what was decided, one after the other. Sending twice does nothing twice: the own vote was read before, the
 * contract is asked again (dry run) just before, and it keeps a vote as it was cast.
 * Errors: those of libs/contract that leave open what became of a transaction, or that nothing can be sent at all.
 */
export const sendAll = async (
  joust: Joust,
  signer: ValidatorKey,
  decisions: readonly Decision[],
  onSent: (sent: Sent) => void,
  signal: AbortSignal,
): Promise<void> => {
  for (const decision of decisions) {
    if (signal.aborted) return;
    if (decision.action !== null) onSent(await send(joust, signer, decision, decision.action, signal));
  }
};

const send = async (joust: Joust, signer: ValidatorKey, decision: Decision, action: Action, signal: AbortSignal): Promise<Sent> => {
  try {
    const { blockNumber, extrinsicHash } = await submit(joust, signer, action, signal);
    return { decision, result: 'sent', blockNumber, extrinsicHash };
  } catch (error) {
    if (error instanceof ContractRefused) return { decision, result: 'refused', error: error.error };
    if (error instanceof SubmitFailed && error.reason !== 'unknown') return { decision, result: 'failed', why: error.message };
    throw error;
  }
};

const submit = (joust: Joust, signer: ValidatorKey, action: Action, signal: AbortSignal): Promise<Receipt> => {
  switch (action.message) {
    case 'setWeights':
    case 'commitWeights':
    case 'revealWeights':
      return sendWeights(joust, signer, action, signal);
    default:
      return call(joust, signer, action, signal);
  }
};

const call = (joust: Joust, signer: Signer, action: ContractCall, signal: AbortSignal): Promise<Receipt> => {
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
    case 'voteExtend':
      return submit.voteExtend(signer, ...action.args, options);
    case 'voteCancel':
      return submit.voteCancel(signer, ...action.args, options);
    case 'voteReverted':
      return submit.voteReverted(signer, ...action.args, options);
    case 'challenge':
      return submit.challenge(signer, ...action.args, options);
    case 'vetoCode':
      return submit.vetoCode(signer, ...action.args, options);
    case 'flagUnavailable':
      return submit.flagUnavailable(signer, ...action.args, options);
    case 'retry':
      return submit.retry(signer, ...action.args, options);
    case 'settle':
      return submit.settle(signer, ...action.args, options);
    case 'harvest':
      return submit.harvest(signer, ...action.args, options);
    case 'relayEnrolment':
      return submit.relayEnrolment(signer, ...action.args, options);
    case 'proposePairs':
      return submit.proposePairs(signer, ...action.args, options);
    case 'start':
      return submit.start(signer, ...action.args, options);
  }
};

type AboutWeights = WeightsCall | CommitWeightsCall | RevealWeightsCall;

const sendWeights = async (joust: Joust, signer: ValidatorKey, action: AboutWeights, signal: AbortSignal): Promise<Receipt> => {
  const [runtime, { netuid }] = await Promise.all([joust.chain.runtime(), joust.read.config()]);
  const [name, args] = weightsCall(joust, signer, action, netuid);
  return joust.chain.submit(signer, runtime.call('SubtensorModule', name, args), { signal });
};

/** Name and arguments of subtensor's call. */
const weightsCall = (joust: Joust, signer: ValidatorKey, action: AboutWeights, netuid: number): [string, object] => {
  switch (action.message) {
    case 'setWeights': {
      const { uids, values, versionKey } = action;
      return ['set_weights', { netuid, dests: uids, weights: values, version_key: versionKey }];
    }
    case 'commitWeights':
      return ['commit_weights', { netuid: action.netuid, commit_hash: action.hash }];
    case 'revealWeights': {
      const { uids, values, versionKey } = action;
      const salt = saltOf(signer, { genesisHash: joust.chain.genesisHash, ...action });
      return ['reveal_weights', { netuid: action.netuid, uids, values, salt, version_key: versionKey }];
    }
    default:
      return unreachable(action);
  }
};
