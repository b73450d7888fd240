import type { Hex } from '@joust/contract';
import type { Metagraph } from '../chain/chain-view.ts';
import { ANCHOR, metagraph, neuron, settings, view } from '../testing/view.ts';
import { commitHash, type WeightPlan } from './weight-plan.ts';
import { GRID } from './commit-reveal.ts';
import type { Planned } from './plan-weights.ts';
import { decideWeights } from './weights.ts';
import { accountOf } from '../testing/accounts.ts';

const BLOCK = ANCHOR + 2;
const hashOf = (plan: WeightPlan) => commitHash(accountOf('V1'), plan, [plan.source]);
const plan = (source: number): WeightPlan => ({ source, netuid: 1, uids: [0, 5], values: [source % 100, 32_767], versionKey: 3n });
const planned = async (source: number): Promise<Planned> => ({ plan: plan(source), reasons: ['as computed'] });

const decide = (
  own: Partial<Metagraph['neurons'][number]>,
  more: Partial<Metagraph> = {},
  planWeights = planned,
  kept = new Map<Hex, WeightPlan>(),
) => {
  const neurons = metagraph().neurons.map((one) => (one.hotkey === 'V1' ? neuron(1, 'V1', { permit: true, ...own }) : one));
  return decideWeights(view({ metagraph: metagraph({ neurons, ...more }) }), 'V1', settings, { planWeights, hashOf, kept });
};
const actions = async (...args: Parameters<typeof decide>) => (await decide(...args)).flatMap(({ action }) => action ?? []);
const reasons = async (...args: Parameters<typeof decide>) => (await decide(...args)).flatMap(({ because }) => because);

describe('weights in the open', () => {
  it.each([
    ['a hundred blocks after the last', { lastUpdate: BLOCK - 100 }, {}],
    ['at once after registration', { lastUpdate: BLOCK }, { hasWeights: false }],
    ['as soon as the chain allows', { lastUpdate: BLOCK - 300 }, { rateLimit: 300 }],
  ])('are set %s', async (_name, own, more) =>
    expect(await actions(own, more)).toEqual([{ message: 'setWeights', uids: [0, 5], values: [BLOCK % 100, 32_767], versionKey: 3n }]),
  );

  it.each([
    ['a block too early', { lastUpdate: BLOCK - 99 }, {}],
    ['faster than the chain allows', { lastUpdate: BLOCK - 299 }, { rateLimit: 300 }],
    ['faster than the chain allows the first time', { lastUpdate: BLOCK - 2 }, { rateLimit: 3, hasWeights: false }],
    ['without a permit', { permit: false }, {}],
  ])('are not set %s, and nothing is computed', async (_name, own, more) =>
    expect(await actions(own, more, () => Promise.reject(new Error('computed in vain')))).toEqual([]),
  );

  it('are not set by a key without a neuron', async () =>
    expect(await decideWeights(view(), 'Stranger', settings, { planWeights: planned, hashOf, kept: new Map() })).toMatchObject([
      { action: null, because: ['this validator has no neuron in the subnet'] },
    ]));

  it('are not set at all while a part has no evidence: nobody is given nothing for want of an answer', async () => {
    const blind = async (): Promise<Planned> => ({ refused: { reason: 'NoEvidence', why: [] }, reasons: ['GitHub cannot be reached'] });
    expect(await actions({ lastUpdate: 0 }, {}, blind)).toEqual([]);
    expect(await reasons({ lastUpdate: 0 }, {}, blind)).toEqual([
      'without evidence nobody is weighed, and the last weights stand',
      'GitHub cannot be reached',
    ]);
  });
});

describe('weights under commit-reveal', () => {
  const open = { epoch: 7, revealPeriod: 1, commits: [] };
  const SOURCE = BLOCK - (BLOCK % GRID);
  const commitOf = (source: number, epoch: number, block = source + 4) => ({ hash: hashOf(plan(source)), epoch, block });
  const long = { lastUpdate: BLOCK - 100 };

  it('are committed as the hash of what the last tenth block says', async () =>
    expect(await actions(long, { commitReveal: open })).toEqual([{ message: 'commitWeights', netuid: 1, hash: hashOf(plan(SOURCE)) }]));

  it.each([
    ['too soon after the last commit', { lastUpdate: BLOCK - 99 }, open],
    ['twice in one epoch', long, { ...open, commits: [commitOf(900, 7)] }],
    ['when ten wait', long, { ...open, revealPeriod: 20, commits: Array.from({ length: 10 }, (_, index) => commitOf(100 + index, 0)) }],
  ])('are not committed %s', async (_name, own, commitReveal) => expect(await actions(own, { commitReveal })).toEqual([]));

  it.each([4, 10, 11, 70, 104])('are found again %i blocks before their commit', async (blocks) => {
    const source = SOURCE - 200;
    const commitReveal = { epoch: 8, revealPeriod: 1, commits: [commitOf(source, 7, source + blocks)] };
    expect(await actions({ lastUpdate: BLOCK }, { commitReveal })).toEqual([{ message: 'revealWeights', ...plan(source) }]);
  });

  it('of several commits of the epoch the newest is revealed', async () => {
    const commits = [commitOf(700, 7), commitOf(750, 7), commitOf(800, 8)];
    expect(await actions({ lastUpdate: BLOCK }, { commitReveal: { epoch: 8, revealPeriod: 1, commits } })).toEqual([
      { message: 'revealWeights', ...plan(750) },
    ]);
  });

  it.each([
    ['before their epoch', 7, 'it is revealed in epoch 8, now is 7'],
    ['after their epoch', 9, 'its epoch 8 has passed: it is lost'],
  ])('are not revealed %s', async (_name, epoch, why) => {
    const commitReveal = { epoch, revealPeriod: 1, commits: [commitOf(700, 7)] };
    expect(await actions({ lastUpdate: BLOCK }, { commitReveal })).toEqual([]);
    expect(await reasons({ lastUpdate: BLOCK }, { commitReveal })).toContain(why);
  });

  const due = { commitReveal: { epoch: 8, revealPeriod: 1, commits: [commitOf(700, 7)] } };

  it('that other settings would compute are not sent in their place', async () => {
    const others = async (source: number): Promise<Planned> => ({ plan: { ...plan(source), values: [1, 2] }, reasons: [] });
    expect(await actions({ lastUpdate: BLOCK }, due, others)).toEqual([]);
    expect((await reasons({ lastUpdate: BLOCK }, due, others))[0]).toContain('settings or evidence are others now');
  });

  it('whose state the node has dropped are not guessed', async () => {
    const asked: number[] = [];
    const pruned = async (block: number): Promise<Planned> => {
      asked.push(block);
      return { refused: { reason: 'NoState', block }, reasons: [] };
    };
    expect(await actions({ lastUpdate: BLOCK }, due, pruned)).toEqual([]);
    expect(asked).toEqual([700]);
  });

  it('that this process committed to are revealed without reading anything again', async () => {
    const kept = new Map<Hex, WeightPlan>();
    const [committed] = await actions(long, { commitReveal: open }, planned, kept);
    if (committed?.message !== 'commitWeights') throw new Error('nothing was committed');
    const commits = [{ hash: committed.hash, epoch: 7, block: BLOCK + 2 }];
    const blind = () => Promise.reject(new Error('computed in vain'));
    const later = { commitReveal: { epoch: 8, revealPeriod: 1, commits } };
    expect(await actions({ lastUpdate: BLOCK }, later, blind, kept)).toEqual([{ message: 'revealWeights', ...plan(SOURCE) }]);
  });

  it('a process keeps a few plans, not all of its life', async () => {
    const kept = new Map<Hex, WeightPlan>();
    for (let turn = 0; turn < 30; turn += 1)
      await actions(long, { commitReveal: open }, async () => ({ plan: { ...plan(SOURCE), values: [turn, 1] }, reasons: [] }), kept);
    expect(kept.size).toBe(20);
  });

  it('a reveal and the next commit go in one round, the reveal first', async () =>
    expect((await actions(long, due)).map(({ message }) => message)).toEqual(['revealWeights', 'commitWeights']));
});
