import type { Competition, Issue, ProposedPair } from '@joust/contract';
import { scaleBlocks, type AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import { act, pass, type ContractCall, type Decision } from '../round/action.ts';
import type { RoundEvidence } from '../round/evidence.ts';
import type { RoundSettings } from '../round/settings.ts';
import { holder, type Duty } from '../round/turn.ts';
import { hasBallot, hasWeight } from './ballots.ts';
import { isFlagged } from './flags.ts';
import { isIdle } from './subjects.ts';

/** Most issues of one harvest, steps of one expire and pairs of one start; the contract does fewer where a block is too short. */
const HARVEST_ISSUES = 32;
const EXPIRE_STEPS = 32;
const START_PAIRS = 32;
/** Movements of one retry; the contract makes one. */
const RETRIES = 1;

interface Due {
  readonly duty: Duty;
  readonly about: string;
  readonly issueId?: bigint;
  readonly call: ContractCall;
  readonly because: string;
}

/** What has to be done for all; each is sent by the validator whose turn it is (validator.md). */
export const decideDuties = (view: ChainView, evidence: RoundEvidence, self: AccountId, settings: RoundSettings): Decision[] =>
  [
    ...freeze(view),
    ...expire(view),
    ...settle(view),
    ...harvest(view, settings),
    ...retry(view),
    ...start(view),
    ...flag(view, evidence),
  ].map((due) => byTurn(due, view, self, settings));

const byTurn = (
  { duty, about, issueId, call, because }: Due,
  view: ChainView,
  self: AccountId,
  { turnBlocks }: RoundSettings,
): Decision => {
  const turn = holder(duty, view, turnBlocks);
  if (turn === self) return act(about, call, [because, 'it is the turn of this validator'], issueId);
  return pass(about, [because, turn === null ? 'nobody is on the whitelist' : `it is the turn of ${turn}`], issueId);
};

/** Power is read again once an epoch. */
const freeze = ({ config, validators }: ChainView): Due[] => {
  if (validators.length === 0 || config.frozenAnchor === config.anchor) return [];
  const because = `weights of epoch ${config.anchor} are not frozen`;
  return [{ duty: 'freeze', about: 'power', call: { message: 'freezeEpoch', args: [] }, because }];
};

/** Something waits for its time to be noticed: a funded issue, a competition without a quorum, an old enrolment or claim. */
const expire = (view: ChainView): Due[] => {
  const because = firstExpired(view);
  return because === null ? [] : [{ duty: 'expire', about: 'time', call: { message: 'expire', args: [EXPIRE_STEPS] }, because }];
};

const firstExpired = ({ config, params, issues, competitions, enrolments, claims }: ChainView): string | null => {
  const { block, blocksPerDay } = config;
  const delay = scaleBlocks(params.registerDelay, blocksPerDay);
  const funded = issues.find(({ status, registeredAt }) => status === 'Funded' && registeredAt + delay <= block);
  if (funded) return `issue ${funded.id} may open`;
  const stale = competitions.find(({ phase, expiresAt }) => (phase === 'Running' || phase === 'Reopened') && expiresAt < block);
  if (stale) return `competition ${stale.id} found no quorum in time`;
  const old = enrolments.find(
    ({ withdrawnAt, expiresAt }) => expiresAt <= config.anchor || (withdrawnAt !== null && withdrawnAt < config.anchor),
  );
  if (old) return `the enrolment of ${old.hotkey} is over`;
  const ttl = scaleBlocks(params.enrolTtl, blocksPerDay);
  const lapsed = claims.find(({ claimedAt }) => claimedAt + ttl <= block);
  return lapsed ? `the claim of ${lapsed.hotkey} has lapsed` : null;
};

/** An outcome whose challenge window has passed is executed; what was held back is paid when the holdback is over. */
const settle = ({ config, competitions }: ChainView): Due[] =>
  competitions.flatMap((competition) => {
    const because = settledBecause(competition, config.block);
    if (because === null) return [];
    const { id, issueId } = competition;
    return [{ duty: 'settle', about: `settlement of competition ${id}`, issueId, call: { message: 'settle', args: [id] }, because }];
  });

const settledBecause = ({ phase, settleAt, finalAt }: Competition, block: number): string | null => {
  if (phase === 'Decided' && settleAt !== null && settleAt <= block) return 'the challenge window has passed';
  if (phase === 'Holdback' && finalAt !== null && finalAt <= block) return 'the holdback is over';
  return null;
};

/** Emission that the books do not know yet. */
const harvest = ({ ledger }: ChainView, { harvestMinimum }: RoundSettings): Due[] => {
  const gathered = ledger.stake - ledger.pool - ledger.filledUnpaid - ledger.holdbacks;
  if (gathered < harvestMinimum) return [];
  const because = `${gathered} rao of emission gathered`;
  return [{ duty: 'harvest', about: 'emission', call: { message: 'harvest', args: [HARVEST_ISSUES] }, because }];
};

/**
 * What the chain refused to recycle is tried again once no bounty lacks anything; until then a harvest takes it. Payments
 * that it refused stay due, so `settle` tries them again; slashes wait for `expire`.
 */
const retry = ({ ledger, issues }: ChainView): Due[] => {
  if (ledger.pool === 0n || issues.some(isHungry)) return [];
  const because = `${ledger.pool} rao could not be recycled`;
  return [{ duty: 'retry', about: 'what the chain refused', call: { message: 'retry', args: [RETRIES] }, because }];
};

/** Whether a harvest would fill it (contract, `is_hungry`). */
const isHungry = (issue: Issue): boolean => isIdle(issue) && issue.filled < (issue.next?.target ?? issue.target);

/** The first of two looks at an issue that is gone; whose GitHub says so and whose turn it is stamps it. */
const flag = ({ issues, config }: ChainView, { endings }: RoundEvidence): Due[] =>
  issues.flatMap((issue) => {
    const ending = endings.get(issue.id);
    if (ending?.status !== 'gone' || issue.status === 'Solved' || isFlagged(issue, config)) return [];
    const because = ending.reasons.join('; ');
    return [
      {
        duty: 'flag',
        about: `flag of issue ${issue.id}`,
        issueId: issue.id,
        call: { message: 'flagUnavailable', args: [issue.id] },
        because,
      },
    ];
  });

/**
 * Accepted pairs start once every validator has proposed, at the latest half an epoch after the anchor: a start ends
 * both enrolments, and until then those who still propose find them as they were. Pairs of the epoch before start at once.
 */
const start = (view: ChainView): Due[] => {
  const { anchor, epochBlocks, block } = view.config;
  const late = 2 * (block - anchor) >= epochBlocks;
  const now = late || haveAllProposed(view) ? startOf(anchor, view.pairs, view) : [];
  const earlier = view.previousAnchor === null ? [] : startOf(view.previousAnchor, view.earlierPairs, view);
  return [...earlier, ...now];
};

const haveAllProposed = ({ pairTally, validators }: ChainView): boolean =>
  validators.every((validator) => !hasWeight(validator) || hasBallot(pairTally, validator.hotkey));

const startOf = (anchor: number, pairs: ChainView['pairs'], view: ChainView): Due[] => {
  const waiting = pairs.filter(
    ({ pair, accepted, started, skipped }) => accepted && !started && skipped === null && stillHolds(pair, anchor, view),
  ).length;
  if (waiting === 0) return [];
  const call: ContractCall = { message: 'start', args: [anchor, START_PAIRS] };
  return [{ duty: 'start', about: `start of epoch ${anchor}`, call, because: `${waiting} accepted pairs wait` }];
};

/** Whether the contract would start the pair rather than skip it: issue open, both enrolled for it since before the anchor. */
const stillHolds = ({ issueId, a, b }: ProposedPair, anchor: number, { issues, enrolments, config }: ChainView): boolean => {
  const isOpen = issues.some(({ id, status }) => id === issueId && status === 'Open');
  const isEnrolled = (miner: AccountId): boolean =>
    enrolments.some(
      ({ hotkey, picks, enrolledAt, expiresAt, withdrawnAt }) =>
        hotkey === miner &&
        picks.includes(issueId) &&
        enrolledAt < anchor &&
        expiresAt > config.block &&
        (withdrawnAt === null || withdrawnAt >= anchor),
    );
  return isOpen && isEnrolled(a) && isEnrolled(b);
};
