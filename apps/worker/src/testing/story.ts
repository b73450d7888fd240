import type { ContractEvent, OutcomePayload, Side } from '@joust/contract';
import { Contract } from '@joust/tables';
import { encodeAddress } from '@polkadot/util-crypto';
import { row } from '../projection.ts';
import { CONTRACT, FakeChain, timeOf } from './fake-chain.ts';

export const ALPHA = 1_000_000_000n;
export const ZERO_SHA = `0x${'00'.repeat(20)}` as const;
export const SHA = `0x${'ab'.repeat(20)}` as const;

/** An account of its own for every number. */
export const account = (n: number): string => encodeAddress(new Uint8Array(32).fill(n), 42);
export const miner = (n: number): Side => ({
  hotkey: account(n),
  coldkey: account(100 + n),
  githubId: BigInt(7_000 + n),
  collateral: 0n,
  withdrawnAt: null,
});
export const validator = (n: number): string => account(200 + n);
const HASH = `0x${'11'.repeat(32)}` as const;

/** What the contract of the stories says of itself: 36 blocks a day. */
export const contract: Contract = row(Contract, {
  address: CONTRACT,
  codeHash: HASH,
  version: 1,
  owner: account(1),
  netuid: 1,
  hotkey: account(2),
  blocksPerDay: 36,
  msPerBlock: 1_000,
  createdAt: 1,
  epochFrom: 1,
  epochBlocks: 9,
  usesAvailability: false,
  paused: false,
  paramsId: 1,
  params: {
    pairEpoch: 1_800,
    anchorDelay: 10,
    registerDelay: 7_200,
    enrolTtl: 50_400,
    submitOpen: 14_400,
    submitClose: 64_800,
    resolve: 151_200,
    grace: 50_400,
    challenge: 21_600,
    minBounty: '10000000000',
    fillCapBps: 10_000,
    ratingVersion: 1,
    extend: 100_800,
    holdback: 151_200,
    holdbackBps: 2_500,
    cBps: 0,
    slashLossBps: 1_000,
    slashBothFailBps: 2_500,
    slashLateBps: 5_000,
    slashFraudBps: 10_000,
    capProvisional: '100000000000',
    capProbation: '50000000000',
  },
  proposed: null,
  blockNumber: 1,
});

type Fields<N extends ContractEvent['name']> = Omit<Extract<ContractEvent, { name: N }>, 'name'>;

/** Events with everything filled in that a test is not about. */
export const registered = (given: Partial<Fields<'IssueRegistered'>> = {}): ContractEvent => ({
  name: 'IssueRegistered',
  issueId: 1n,
  repoId: 77n,
  repo: 'acme/anvil',
  number: Number(given.issueId ?? 1n),
  nodeId: 'I_1',
  authorId: 5n,
  baseBranch: 'main',
  contentHash: HASH,
  target: 10n * ALPHA,
  ...given,
});
export const funded = (issueId: bigint, amount: bigint, filled: bigint, target = 10n * ALPHA): ContractEvent => ({
  name: 'BountyFunded',
  issueId,
  amount,
  filled,
  target,
});
export const harvested = (received: bigint, filled: bigint, recycled = 0n, pool = 0n): ContractEvent => ({
  name: 'EmissionHarvested',
  received,
  filled,
  recycled,
  pool,
});
export const opened = (issueId = 1n): ContractEvent => ({ name: 'IssueOpened', issueId });
export const enrolled = (side: Side, picks: bigint[], expiresAt = 500): ContractEvent => ({
  name: 'MinerEnrolled',
  hotkey: side.hotkey,
  githubId: side.githubId,
  picks,
  enrolledAt: 0,
  waitingSince: 0,
  expiresAt,
  collateral: 0n,
  nonce: 0n,
});
export const payload = (given: Partial<OutcomePayload> = {}): OutcomePayload => ({
  outcome: 'WinA',
  void: null,
  pullNumber: 42,
  mergeSha: SHA,
  validA: true,
  validB: false,
  ...given,
});

/** A start at `block`, with the windows of the demo's clock. */
export const started = (block: number, given: Partial<Fields<'CompetitionStarted'>> = {}): ContractEvent => ({
  name: 'CompetitionStarted',
  competitionId: 1n,
  issueId: 1n,
  anchor: 1,
  a: miner(11),
  b: miner(12),
  bounty: 10n * ALPHA,
  startedMs: ms(block),
  openAt: block + 72,
  openMs: ms(block + 72),
  closeAt: block + 324,
  closeMs: ms(block + 324),
  resolveAt: block + 756,
  resolveMs: ms(block + 756),
  expiresAt: block + 1_008,
  paramsId: 1,
  ...given,
});
const ms = (block: number): bigint => BigInt(timeOf(block).getTime());

export const voted = (n: number, given: Partial<Fields<'OutcomeVoted'>> = {}): ContractEvent => ({
  name: 'OutcomeVoted',
  competitionId: 1n,
  validator: validator(n),
  round: 0,
  payload: payload(),
  payloadHash: HASH,
  weight: 25n,
  leadingWeight: BigInt(25 * n),
  leadingHeads: n,
  totalWeight: 100n,
  neededHeads: 3,
  ...given,
});
export const decided = (given: Partial<Fields<'CompetitionDecided'>> = {}): ContractEvent => ({
  name: 'CompetitionDecided',
  competitionId: 1n,
  issueId: 1n,
  payload: payload(),
  winner: miner(11).hotkey,
  settleAt: 600,
  finalAt: 700,
  held: 2_500_000_000n,
  ...given,
});

/** The length of {@link theWholeStory}. */
export const STORY_END = 40;

/** From four validators and two miners to a payment, a void and a cancelled issue: every event of the contract but failures. */
export const theWholeStory = (): FakeChain => {
  const [a, b] = [miner(11), miner(12)];
  const validators = [1, 2, 3, 4];
  const weights = validators.map((n) => ({ hotkey: validator(n), raw: 25n, weight: 25n }));
  const chain = new FakeChain();
  chain.block(...validators.map((n): ContractEvent => ({ name: 'ValidatorAdded', hotkey: validator(n), from: 1 })));
  chain.block(...validators.map((n): ContractEvent => ({ name: 'ColdkeysDeclared', hotkey: validator(n), coldkeys: [account(220 + n)] })));
  chain.block({ name: 'WeightsFrozen', anchor: 1, weights, total: 100n });
  chain.block(registered(), registered({ issueId: 2n, target: 20n * ALPHA }));
  chain.block(funded(1n, 4n * ALPHA, 4n * ALPHA), harvested(4n * ALPHA, 4n * ALPHA));
  chain.block(
    funded(1n, 6n * ALPHA, 10n * ALPHA),
    funded(2n, 3n * ALPHA, 3n * ALPHA, 20n * ALPHA),
    { name: 'EmissionRecycled', amount: 1n },
    harvested(9n * ALPHA + 1n, 9n * ALPHA, 1n),
  );
  for (const side of [a, b]) {
    chain.block({ name: 'IdentityClaimed', ...side, proofRef: 'https://gist.github.com/1' });
    for (const n of [1, 2, 3])
      chain.block(
        { name: 'IdentityVoted', ...side, validator: validator(n), round: 0, payloadHash: HASH, weight: 25n },
        ...(n === 3 ? [{ name: 'IdentityBound' as const, ...side }] : []),
      );
  }
  chain.block(opened());
  chain.block(enrolled(a, [1n, 2n]), enrolled(b, [1n]));
  chain.block(enrolled(a, [1n]));
  const pairs = [{ issueId: 1n, a: a.hotkey, b: b.hotkey }];
  for (const n of [1, 2, 3]) {
    const accepted: ContractEvent[] = n === 3 ? [{ name: 'PairsAccepted', anchor: 1, pairs }] : [];
    chain.block(
      { name: 'PairsProposed', anchor: 1, validator: validator(n), ratingVersion: 1, ratingsHash: HASH, pairs, weight: 25n },
      ...accepted,
    );
  }
  chain.block(started(chain.height + 1, { a, b }));
  for (const n of [1, 2, 3])
    chain.block(voted(n), ...(n === 3 ? [decided({ winner: a.hotkey, settleAt: chain.height + 3, finalAt: chain.height + 6 })] : []));
  chain.upTo(chain.height + 2);
  const paid = { competitionId: 1n, hotkey: a.hotkey, coldkey: a.coldkey, issueId: 1n };
  chain.block(
    { name: 'PayoutReleased', ...paid, amount: 7_500_000_000n, held: 2_500_000_000n },
    { name: 'IssueSolved', issueId: 1n, competitionId: 1n },
  );
  chain.block({ name: 'HoldbackReleased', ...paid, amount: 2_500_000_000n }, { name: 'CompetitionClosed', issueId: 1n, competitionId: 1n });
  chain.block(
    { name: 'EmissionRecycled', amount: 3n * ALPHA },
    { name: 'IssueCancelled', issueId: 2n, reason: 'NotPlanned', recycled: 3n * ALPHA },
  );
  return chain.upTo(STORY_END);
};
