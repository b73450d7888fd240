import type {
  Claim,
  Competition,
  CompetitionResult,
  Config,
  Enrolment,
  Hex,
  Identity,
  Issue,
  Ledger,
  PairStatus,
  Params,
  Tally,
  Validator,
} from '@joust/contract';
import type { AccountId } from '@joust/units';

/** What a round may know of the chain: everything read at one finalized block, nothing remembered. */
export interface ChainView {
  readonly blockHash: Hex;
  /** `config.block` and `config.timestamp` are the round's clock. */
  readonly config: Config;
  readonly params: Params;
  readonly ledger: Ledger;
  readonly validators: readonly Validator[];
  /** Issues that are not finished, and solved ones of which a part is held back. */
  readonly issues: readonly Issue[];
  /** Competitions that are neither final nor void: they run, or an outcome waits for its execution. */
  readonly competitions: readonly Competition[];
  /** Those in force, and those that were at the last anchor. */
  readonly enrolments: readonly Enrolment[];
  readonly claims: readonly Claim[];
  /** Votes so far, by the hotkey that claims and by competition. */
  readonly identityTallies: ReadonlyMap<AccountId, Tally>;
  readonly outcomeTallies: ReadonlyMap<bigint, Tally>;
  /** Keys of the subjects (`keyOf`) to which this validator has said yes in the open round. */
  readonly ownVotes: ReadonlySet<string>;
  /** The anchor before the last one; null in the first epoch. */
  readonly previousAnchor: number | null;
  /** The proposals of the last anchor. */
  readonly pairTally: Tally | null;
  readonly pairs: readonly PairStatus[];
  /** Pairs of the anchor before: they may start until the epoch after theirs ends. */
  readonly earlierPairs: readonly PairStatus[];
  /** Read only while this validator may propose; it is the dear part. */
  readonly pairing: PairingRecords | null;
  readonly metagraph: Metagraph;
}

/** What pairing needs beyond the rest. */
export interface PairingRecords {
  readonly anchorHash: Hex;
  readonly identities: readonly Identity[];
  /** Results since the window of the ratings opened, those after the anchor included. */
  readonly results: readonly CompetitionResult[];
}

/** The subnet's neurons, and when this validator may set weights. */
export interface Metagraph {
  readonly neurons: readonly Neuron[];
  /** Blocks between two settings of weights by one validator. */
  readonly rateLimit: number;
  /** Null where weights are set in the open. */
  readonly commitReveal: CommitReveal | null;
  /** Whether this validator has set weights since it registered. */
  readonly hasWeights: boolean;
}

/** Weights are committed as a hash in one epoch of the subnet and revealed in a later one. */
export interface CommitReveal {
  /** The subnet's epoch at the block, as the chain counts them. */
  readonly epoch: number;
  /** A commit is revealed in the epoch that lies this many after its own, neither before nor after. */
  readonly revealPeriod: number;
  /** Of this validator, oldest first. */
  readonly commits: readonly WeightCommit[];
}

export interface WeightCommit {
  readonly hash: Hex;
  readonly epoch: number;
  /** Block that holds it. */
  readonly block: number;
}

export interface Neuron {
  readonly uid: number;
  readonly hotkey: AccountId;
  /** May set weights for others. */
  readonly permit: boolean;
  /** Block of its last setting of weights, or of its registration. */
  readonly lastUpdate: number;
}
