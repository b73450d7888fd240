import type { Hex, Submits } from '@joust/contract';
import type { WeightPlan } from '../weights/weight-plan.ts';

/** Messages of the contract that a validator sends. */
export type ValidatorMessage =
  | 'freezeEpoch'
  | 'expire'
  | 'voteIdentity'
  | 'voteOutcome'
  | 'voteExtend'
  | 'voteCancel'
  | 'voteReverted'
  | 'challenge'
  | 'vetoCode'
  | 'flagUnavailable'
  | 'settle'
  | 'retry'
  | 'harvest'
  | 'relayEnrolment'
  | 'proposePairs'
  | 'start';

export type ContractCall = { [M in ValidatorMessage]: { readonly message: M; readonly args: Submits[M]['args'] } }[ValidatorMessage];

/** Weights by uid; values are parts of 65,535. */
export interface WeightsCall {
  readonly message: 'setWeights';
  readonly uids: readonly number[];
  readonly values: readonly number[];
  readonly versionKey: bigint;
}

/** Commits to weights by their hash; they are computed again when they are revealed. */
export interface CommitWeightsCall {
  readonly message: 'commitWeights';
  readonly netuid: number;
  readonly hash: Hex;
}

/** Sets the weights of a commit. The salt is not here: it is made when this is sent. */
export interface RevealWeightsCall extends WeightPlan {
  readonly message: 'revealWeights';
}

export type Action = ContractCall | WeightsCall | CommitWeightsCall | RevealWeightsCall;

/** One thing a round thought about: what it will send, or nothing, and why. */
export interface Decision {
  /** What it is about, for people: "competition 7", "epoch 120". */
  readonly about: string;
  /** The issue it concerns, for `explain ISSUE`. */
  readonly issueId: bigint | null;
  readonly action: Action | null;
  readonly because: readonly string[];
}

export const act = (about: string, action: Action, because: readonly string[], issueId: bigint | null = null): Decision => ({
  about,
  issueId,
  action,
  because,
});

export const pass = (about: string, because: readonly string[], issueId: bigint | null = null): Decision => ({
  about,
  issueId,
  action: null,
  because,
});
