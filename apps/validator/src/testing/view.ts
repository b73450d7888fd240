import { DEFAULT_PARAMS } from '@joust/bootstrap';
import type {
  Ballot,
  Claim,
  Competition,
  CompetitionResult,
  Config,
  Enrolment,
  Hex,
  Identity,
  Issue,
  PairStatus,
  Side,
  Tally,
  Validator,
} from '@joust/contract';
import type { ChainView, Metagraph, PairingRecords } from '../chain/chain-view.ts';
import type { RoundEvidence } from '../round/evidence.ts';
import type { RoundSettings } from '../round/settings.ts';

/** A contract of 36 blocks a day: epochs of 9 blocks, anchors at 1000 + 9k. */
export const CREATED = 1_000;
export const EPOCH = 9;
export const ANCHOR = CREATED + 100 * EPOCH;
export const ALPHA = 1_000_000_000n;
export const HASH: Hex = `0x${'5a'.repeat(32)}`;
export const ZERO_SHA: Hex = `0x${'00'.repeat(20)}`;

export const params = DEFAULT_PARAMS;

/** The config as it reads at a block. */
export const configAt = (block: number, more: Partial<Config> = {}): Config => {
  const anchor = block - ((block - CREATED) % EPOCH);
  return {
    version: 1,
    owner: 'Owner',
    netuid: 1,
    hotkey: 'Contract',
    blocksPerDay: 36,
    msPerBlock: 1_000,
    createdAt: CREATED,
    anchor,
    nextAnchor: anchor + EPOCH,
    epochBlocks: EPOCH,
    frozenAnchor: anchor,
    totalWeight: 400n,
    block,
    timestamp: BigInt(block) * 1_000n,
    usesAvailability: true,
    paramsId: 1,
    proposedParams: null,
    nextOwner: null,
    paused: false,
    announcedCode: null,
    windDown: null,
    genesisHash: HASH,
    ...more,
  };
};

export const validator = (hotkey: string, more: Partial<Validator> = {}): Validator => ({
  hotkey,
  coldkeys: [],
  addedAt: 1_000,
  from: 1_000,
  until: null,
  raw: 100n,
  weight: 100n,
  ...more,
});

export const issue = (id: number, more: Partial<Issue> = {}): Issue => ({
  id: BigInt(id),
  repoId: 1n,
  repo: 'owner/name',
  number: 100 + id,
  nodeId: `I_${id}`,
  authorId: 900n,
  baseBranch: 'main',
  contentHash: HASH,
  target: 10n * ALPHA,
  filled: 10n * ALPHA,
  status: 'Open',
  registeredAt: CREATED + 1,
  fundedAt: CREATED + 2,
  openedAt: CREATED + 50,
  endedAt: null,
  competition: null,
  cancelReason: null,
  unavailableAt: null,
  priority: 0,
  next: null,
  ...more,
});

/** Miner `n`: hotkey `Mn`, coldkey `Cn`, GitHub id n. */
const miner = (n: number) => ({ hotkey: `M${n}`, coldkey: `C${n}`, githubId: BigInt(n) });
export const side = (n: number, more: Partial<Side> = {}): Side => ({ ...miner(n), collateral: 0n, withdrawnAt: null, ...more });

export const identity = (n: number, more: Partial<Identity> = {}): Identity => ({
  ...miner(n),
  boundAt: CREATED + 10,
  competingIn: null,
  releasedAt: null,
  unsettled: 0,
  before: null,
  skips: [],
  earlyAt: null,
  headStart: false,
  ...more,
});

export const enrolment = (n: number, picks: number[], more: Partial<Enrolment> = {}): Enrolment => ({
  hotkey: `M${n}`,
  githubId: BigInt(n),
  picks: picks.map(BigInt),
  enrolledAt: ANCHOR - 20,
  waitingSince: ANCHOR - 20,
  expiresAt: ANCHOR + 200,
  withdrawnAt: null,
  collateral: 0n,
  ...more,
});

export const claim = (n: number, more: Partial<Claim> = {}): Claim => ({
  ...miner(n),
  proofRef: `gist:${n}`,
  claimedAt: ANCHOR - 5,
  ...more,
});

/** One whose window has closed and that has no outcome yet. */
export const competition = (id: number, more: Partial<Competition> = {}): Competition => ({
  id: BigInt(id),
  issueId: BigInt(id),
  anchor: ANCHOR - EPOCH,
  a: side(1),
  b: side(2),
  bounty: 10n * ALPHA,
  phase: 'Running',
  startedAt: ANCHOR - 400,
  startedMs: 0n,
  openAt: ANCHOR - 328,
  openMs: 0n,
  closeAt: ANCHOR - 76,
  closeMs: 0n,
  resolveAt: ANCHOR + 356,
  resolveMs: 0n,
  expiresAt: ANCHOR + 608,
  outcome: null,
  decidedAt: null,
  settleAt: null,
  settledAt: null,
  paid: 0n,
  paramsId: 1,
  resolvedAt: null,
  extendedAt: null,
  reopenedAt: null,
  finalAt: null,
  held: 0n,
  revertedAt: null,
  ...more,
});

export const result = (id: number, a: number, b: number, more: Partial<CompetitionResult> = {}): CompetitionResult => ({
  id: BigInt(id),
  startBlock: ANCHOR - 400,
  resolvedBlock: ANCHOR - 300,
  a: BigInt(a),
  b: BigInt(b),
  outcome: 'WinA',
  validA: true,
  validB: false,
  amendedAt: null,
  amendedOutcome: null,
  amendedValidA: false,
  amendedValidB: false,
  ...more,
});

export const pairOf = (issueId: number, a: number, b: number, more: Partial<PairStatus> = {}): PairStatus => ({
  pair: { issueId: BigInt(issueId), a: `M${a}`, b: `M${b}` },
  weight: 300n,
  heads: 3,
  accepted: true,
  started: false,
  skipped: null,
  ...more,
});

/** A tally with one ballot of each voter, cast at the block. */
export const tally = (voters: string[], at: number, more: Partial<Tally> = {}): Tally => ({
  round: 0,
  totalWeight: 400n,
  neededWeight: 201n,
  neededHeads: 3,
  leadingWeight: 100n * BigInt(voters.length),
  leadingHeads: voters.length,
  reached: voters.length >= 3,
  ballots: voters.map((validator): Ballot => ({ validator, payloadHash: HASH, weight: 100n, at })),
  ...more,
});

export const neuron = (uid: number, hotkey: string, more: Partial<Metagraph['neurons'][number]> = {}) => ({
  uid,
  hotkey,
  permit: false,
  lastUpdate: 0,
  ...more,
});

export const metagraph = (more: Partial<Metagraph> = {}): Metagraph => ({
  neurons: [
    neuron(0, 'SubnetOwner'),
    ...['V1', 'V2', 'V3', 'V4'].map((hotkey, index) => neuron(1 + index, hotkey, { permit: true })),
    neuron(5, 'Contract'),
    ...[1, 2, 3].map((n) => neuron(5 + n, `M${n}`)),
  ],
  rateLimit: 0,
  commitReveal: null,
  hasWeights: true,
  ...more,
});

/** Two issues and four miners that want them, one result between miners 1 and 2. */
export const records = (more: Partial<PairingRecords> = {}): PairingRecords => ({
  anchorHash: HASH,
  identities: [1, 2, 3, 4].map((n) => identity(n)),
  results: [result(1, 1, 2)],
  ...more,
});

/** A quiet chain two blocks after an anchor: everybody has proposed, weights are set, nothing is due. */
export const view = (more: Partial<ChainView> = {}): ChainView => ({
  blockHash: HASH,
  config: configAt(ANCHOR + 2),
  params,
  ledger: {
    received: 20n * ALPHA,
    pool: 0n,
    filledUnpaid: 20n * ALPHA,
    holdbacks: 0n,
    paid: 0n,
    recycled: 0n,
    rounding: 0n,
    stake: 20n * ALPHA,
    deposited: 0n,
    locked: 0n,
    slashPot: 0n,
    tao: 0n,
  },
  validators: ['V1', 'V2', 'V3', 'V4'].map((hotkey) => validator(hotkey)),
  issues: [issue(1), issue(2)],
  competitions: [],
  enrolments: [],
  claims: [],
  identityTallies: new Map(),
  outcomeTallies: new Map(),
  ownVotes: new Set(),
  previousAnchor: ANCHOR - EPOCH,
  pairTally: tally(['V1', 'V2', 'V3', 'V4'], ANCHOR + 1),
  pairs: [],
  earlierPairs: [],
  pairing: null,
  metagraph: metagraph({ neurons: metagraph().neurons.map((one) => ({ ...one, lastUpdate: ANCHOR })) }),
  ...more,
});

/** A chain on which this epoch's pairs are to be proposed. */
export const proposing = (more: Partial<ChainView> = {}): ChainView =>
  view({
    pairTally: null,
    pairing: records(),
    enrolments: [enrolment(1, [1, 2]), enrolment(2, [1]), enrolment(3, [2, 1]), enrolment(4, [2])],
    ...more,
  });

export const silence: RoundEvidence = { verdicts: new Map(), reviews: new Map(), endings: new Map(), proofs: new Map() };

export const settings: RoundSettings = {
  turnBlocks: 3,
  weightBlocks: 100,
  harvestMinimum: ALPHA,
  contractShare: 5_000,
  ossShare: 2_000,
  vetoedCode: [],
  acceptedCode: [],
  relays: { most: 2, deadlineMs: 60_000, patienceMs: 30_000, privateToo: true },
};
