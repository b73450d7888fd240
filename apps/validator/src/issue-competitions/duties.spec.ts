import type { ChainView } from '../chain/chain-view.ts';
import { holder, type Duty } from '../round/turn.ts';
import {
  ALPHA,
  ANCHOR,
  competition,
  configAt,
  enrolment,
  EPOCH,
  issue,
  pairOf,
  settings,
  tally,
  validator,
  view,
} from '../testing/view.ts';
import { decideDuties } from './duties.ts';

const everybody = ['V1', 'V2', 'V3', 'V4'];
/** Who sends what at this chain view. */
const sent = (chain: ChainView) =>
  everybody.flatMap((self) =>
    decideDuties(chain, self, settings).flatMap(({ action }) =>
      action === null ? [] : [[self, action.message, 'args' in action ? action.args : []]],
    ),
  );

const at = ANCHOR + 2;
const now = view();
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
    ['a competition past its time', 'expire', { competitions: [competition(1, { expiresAt: at })] }, 'expire', [32]],
    ['an enrolment past its time', 'expire', { enrolments: [enrolment(1, [1], { expiresAt: at })] }, 'expire', [32]],
    ['a winner past the challenge window', 'settle', { competitions: [competition(7, won)] }, 'settle', [7n]],
    ['gathered emission', 'harvest', { ledger: { ...now.ledger, stake: now.ledger.stake + ALPHA } }, 'harvest', [32]],
    ['accepted pairs', 'start', { pairs: [pairOf(1, 1, 2)] }, 'start', [ANCHOR, 32]],
    ['accepted pairs of the epoch before', 'start', { earlierPairs: [pairOf(1, 1, 2)] }, 'start', [ANCHOR - EPOCH, 32]],
  ])('%s: one validator acts, the one whose turn it is', (_name, duty, more, message, args) => {
    const chain = view(more);
    expect(sent(chain)).toEqual([[holder(duty, chain, settings.turnBlocks), message, args]]);
  });

  it.each<[string, Partial<ChainView>]>([
    ['a funded issue before its delay', { issues: [issue(1, { status: 'Funded', registeredAt: at - 35, openedAt: null })] }],
    ['a competition with a block to go', { competitions: [competition(1, { expiresAt: at + 1 })] }],
    ['a winner inside the challenge window', { competitions: [competition(7, { ...won, settleAt: at + 1 })] }],
    ['a decided competition without a winner', { competitions: [competition(7, { ...won, settleAt: null })] }],
    ['a rao less than the minimum', { ledger: { ...now.ledger, stake: now.ledger.stake + ALPHA - 1n } }],
    ['pool alpha, which is not new', { ledger: { ...now.ledger, pool: ALPHA, stake: now.ledger.stake + ALPHA } }],
    ['pairs that started', { pairs: [pairOf(1, 1, 2, { started: true })] }],
    ['pairs without a quorum', { pairs: [pairOf(1, 1, 2, { accepted: false })] }],
    ['pairs while one validator has yet to propose', { pairs: [pairOf(1, 1, 2)], pairTally: tally(['V1', 'V2', 'V3'], ANCHOR + 1) }],
  ])('%s: nobody acts', (_name, more) => expect(sent(view(more))).toEqual([]));

  it('start without the last proposal half an epoch after the anchor, and without waiting for powerless validators', () => {
    const most = { pairs: [pairOf(1, 1, 2)], pairTally: tally(['V1', 'V2', 'V3'], ANCHOR + 1) };
    expect(sent(view({ ...most, config: configAt(ANCHOR + 5) }))).toHaveLength(1);
    const powerless = [...everybody.slice(0, 3).map((name) => validator(name)), validator('V4', { weight: 0n })];
    expect(sent(view({ ...most, validators: powerless }))).toHaveLength(1);
  });

  it('pass to the next when the holder is away', () => {
    const due = { earlierPairs: [pairOf(1, 1, 2)] };
    const holders = [0, 3, 6, 9].map((later) => sent(view({ ...due, config: configAt(at + later) }))[0]?.[0]);
    expect(new Set(holders).size).toBe(4);
  });
});
