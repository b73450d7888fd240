import type { ChainView } from '../chain/chain-view.ts';
import type { RoundEvidence } from '../round/evidence.ts';
import { holder, type Duty } from '../round/turn.ts';
import {
  ALPHA,
  ANCHOR,
  claim,
  competition,
  configAt,
  enrolment,
  EPOCH,
  issue,
  pairOf,
  settings,
  silence,
  tally,
  validator,
  view,
} from '../testing/view.ts';
import { decideDuties } from './duties.ts';

const everybody = ['V1', 'V2', 'V3', 'V4'];
/** Who sends what at this chain view. */
const sent = (chain: ChainView, evidence: RoundEvidence = silence) =>
  everybody.flatMap((self) =>
    decideDuties(chain, evidence, self, settings).flatMap(({ action }) =>
      action === null ? [] : [[self, action.message, 'args' in action ? action.args : []]],
    ),
  );

const at = ANCHOR + 2;
const now = view();
/** Miners 1 and 2 want issue 1 since before the epoch. */
const enrolments = [enrolment(1, [1]), enrolment(2, [1])];
const won = { outcome: null, phase: 'Decided' as const, decidedAt: at - 108, settleAt: at };

describe('duties', () => {
  it('are none on a quiet chain', () => expect(sent(now)).toEqual([]));

  it.each<[string, Duty, Partial<ChainView>, string, unknown[]]>([
    ['weights of an older epoch', 'freeze', { config: configAt(at, { frozenAnchor: ANCHOR - EPOCH }) }, 'freezeEpoch', []],
    ['weights that were never frozen', 'freeze', { config: configAt(at, { frozenAnchor: null }) }, 'freezeEpoch', []],
    [
      'a funded issue past its delay',
      'expire',
      { issues: [issue(1, { status: 'Funded', registeredAt: at - 36, openedAt: null })] },
      'expire',
      [32],
    ],
    ['a competition past its time', 'expire', { competitions: [competition(1, { expiresAt: at - 1 })] }, 'expire', [32]],
    ['an enrolment past its time', 'expire', { enrolments: [enrolment(1, [1], { expiresAt: ANCHOR })] }, 'expire', [32]],
    [
      'an enrolment withdrawn before the anchor',
      'expire',
      { enrolments: [enrolment(1, [1], { withdrawnAt: ANCHOR - 1 })] },
      'expire',
      [32],
    ],
    ['a holdback that is over', 'settle', { competitions: [competition(7, { ...won, phase: 'Holdback', finalAt: at })] }, 'settle', [7n]],
    ['a decided competition without a winner', 'settle', { competitions: [competition(7, { ...won, held: 0n })] }, 'settle', [7n]],
    ['a claim that lapsed', 'expire', { claims: [claim(5, { claimedAt: at - 252 })] }, 'expire', [32]],
    ['a winner past the challenge window', 'settle', { competitions: [competition(7, won)] }, 'settle', [7n]],
    ['gathered emission', 'harvest', { ledger: { ...now.ledger, stake: now.ledger.stake + ALPHA } }, 'harvest', [32]],
    ['alpha that was not recycled', 'retry', { ledger: { ...now.ledger, pool: ALPHA } }, 'retry', [1]],
    ['accepted pairs', 'start', { pairs: [pairOf(1, 1, 2)], enrolments }, 'start', [ANCHOR, 32]],
    ['accepted pairs of the epoch before', 'start', { earlierPairs: [pairOf(1, 1, 2)], enrolments }, 'start', [ANCHOR - EPOCH, 32]],
  ])('%s: one validator acts, the one whose turn it is', (_name, duty, more, message, args) => {
    const chain = view(more);
    expect(sent(chain)).toEqual([[holder(duty, chain, settings.turnBlocks), message, args]]);
  });

  it.each<[string, Partial<ChainView>]>([
    ['a funded issue before its delay', { issues: [issue(1, { status: 'Funded', registeredAt: at - 35, openedAt: null })] }],
    ['a competition in its last block', { competitions: [competition(1, { expiresAt: at })] }],
    ['a winner inside the challenge window', { competitions: [competition(7, { ...won, settleAt: at + 1 })] }],
    ['what is held back, before its time', { competitions: [competition(7, { ...won, phase: 'Holdback', finalAt: at + 1 })] }],
    ['an enrolment that the last anchor still counts', { enrolments: [enrolment(1, [1], { withdrawnAt: ANCHOR })] }],
    ['a pair that was skipped', { pairs: [pairOf(1, 1, 2, { skipped: 'Busy' })], enrolments }],
    ['a rao less than the minimum', { ledger: { ...now.ledger, stake: now.ledger.stake + ALPHA - 1n } }],
    [
      'pool alpha, which is not new, while a bounty lacks something',
      { ledger: { ...now.ledger, pool: ALPHA, stake: now.ledger.stake + ALPHA }, issues: [issue(1, { filled: 1n })] },
    ],
    [
      'pool alpha while a bounty is to be raised',
      { ledger: { ...now.ledger, pool: ALPHA }, issues: [issue(1, { next: { target: 11n * ALPHA, priority: 0, from: ANCHOR + EPOCH } })] },
    ],
    ['pairs of an epoch before the first', { previousAnchor: null, earlierPairs: [pairOf(1, 1, 2)], enrolments }],
    ['pairs that started', { pairs: [pairOf(1, 1, 2, { started: true })], enrolments }],
    ['a pair whose issue is taken', { pairs: [pairOf(1, 1, 2)], enrolments, issues: [issue(1, { status: 'Competing' })] }],
    ['a pair with a miner that is gone', { pairs: [pairOf(1, 1, 2)], enrolments: [enrolment(1, [1])] }],
    ['a pair with a miner that wants another issue', { pairs: [pairOf(1, 1, 2)], enrolments: [enrolment(1, [1]), enrolment(2, [2])] }],
    [
      'a pair with a miner that enrolled at the anchor',
      { pairs: [pairOf(1, 1, 2)], enrolments: [enrolment(1, [1]), enrolment(2, [1], { enrolledAt: ANCHOR })] },
    ],
    ['a claim in its time', { claims: [claim(5, { claimedAt: at - 251 })] }],
    ['pairs without a quorum', { pairs: [pairOf(1, 1, 2, { accepted: false })], enrolments }],
    [
      'pairs while one validator has yet to propose',
      { pairs: [pairOf(1, 1, 2)], enrolments, pairTally: tally(['V1', 'V2', 'V3'], ANCHOR + 1) },
    ],
  ])('%s: nobody acts', (_name, more) => expect(sent(view(more))).toEqual([]));

  it('start without the last proposal half an epoch after the anchor, and without waiting for powerless validators', () => {
    const most = { pairs: [pairOf(1, 1, 2)], enrolments, pairTally: tally(['V1', 'V2', 'V3'], ANCHOR + 1) };
    expect(sent(view({ ...most, config: configAt(ANCHOR + 5) }))).toHaveLength(1);
    const powerless = [...everybody.slice(0, 3).map((name) => validator(name)), validator('V4', { weight: 0n })];
    expect(sent(view({ ...most, validators: powerless }))).toHaveLength(1);
  });

  const gone: RoundEvidence = { ...silence, endings: new Map([[1n, { status: 'gone', reason: 'Deleted', reasons: ['410'] }]]) };
  it.each([
    [null, 1],
    [at - 251, 0], // seven days of 36 blocks are 252
    [at - 252, 1],
  ])('flag an issue that is gone, unless a flag of block %p holds', (unavailableAt, count) => {
    const chain = view({ issues: [issue(1, { unavailableAt })] });
    const flag = [holder('flag', chain, settings.turnBlocks), 'flagUnavailable', [1n]];
    expect(sent(chain, gone)).toEqual(Array(count).fill(flag));
    expect(sent(chain, { ...gone, endings: new Map([[1n, { status: 'unknown', reasons: [] }]]) })).toEqual([]);
  });

  it('pass to the next when the holder is away', () => {
    const due = { earlierPairs: [pairOf(1, 1, 2)], enrolments };
    const holders = [0, 3, 6, 9].map((later) => sent(view({ ...due, config: configAt(at + later) }))[0]?.[0]);
    expect(new Set(holders).size).toBe(4);
  });
});
