import { BlockUnknown } from '@joust/contract';
import { accountOf, withAccounts } from '../testing/accounts.ts';
import { fakeJoust } from '../testing/fake-joust.ts';
import { configAt, identity } from '../testing/view.ts';
import { planWeights } from './plan-weights.ts';

const hotkeys = ['C9', 'V1', 'C8', 'M1', 'M2'].map(accountOf);
const fake = (reads = {}) =>
  fakeJoust({
    reads: {
      config: () => configAt(1_900, { hotkey: accountOf('C8') }),
      identities: () => ({ items: withAccounts([identity(1), identity(7)]), next: null }),
      ...reads,
    },
    storage: {
      SubnetworkN: hotkeys.length,
      ValidatorPermit: [],
      LastUpdate: [],
      Keys: (_netuid: unknown, uid: unknown) => hotkeys[Number(uid)],
      SubnetOwnerHotkey: accountOf('C9'),
      MinAllowedWeights: 1,
      WeightsVersionKey: 9n,
    },
  });
const nobody = () => Promise.reject(new Error('asked in vain'));

describe('the plan of a block', () => {
  it('reads everything at that block, and gives the contract its share by hotkey', async () => {
    const { joust, readAt } = fake();
    expect(await planWeights(joust, { contractShare: 4_000, ossShare: 0 }, nobody)(1_900)).toMatchObject({
      plan: { source: 1_900, netuid: 1, uids: [0, 2], values: [39_321, 26_214], versionKey: 9n },
    });
    expect([...readAt]).toEqual([`0x${(1_900).toString(16).padStart(64, '0')}`]);
  });

  it('asks for contributions of miners with a neuron, up to the time of that block', async () => {
    const asked: unknown[] = [];
    const read = (one: unknown) => {
      asked.push(one);
      return Promise.reject(new Error('GitHub cannot be reached'));
    };
    expect(await planWeights(fake().joust, { contractShare: 4_000, ossShare: 3_000 }, read)(1_900)).toEqual({
      refused: { reason: 'NoEvidence', why: ['open-source contributions are unknown: GitHub cannot be reached'] },
      reasons: ['open-source contributions are unknown: GitHub cannot be reached'],
    });
    expect(asked).toEqual([{ at: 1_900_000, miners: [{ hotkey: accountOf('M1'), githubId: 1 }] }]);
  });

  it('records that are not of the agreed form are no evidence either', async () =>
    expect(await planWeights(fake().joust, { contractShare: 4_000, ossShare: 3_000 }, async () => ({}) as never)(1_900)).toMatchObject({
      refused: { reason: 'NoEvidence' },
    }));

  it('a state that the node has dropped is said to be gone', async () => {
    const { joust } = fake({
      config: () => {
        throw new BlockUnknown(1_900);
      },
    });
    expect(await planWeights(joust, { contractShare: 4_000, ossShare: 0 }, nobody)(1_900)).toEqual({
      refused: { reason: 'NoState', block: 1_900 },
      reasons: [],
    });
  });

  it('any other failure of the node is a failure', () =>
    expect(
      planWeights(
        fake({
          config: () => {
            throw new Error('node went away');
          },
        }).joust,
        { contractShare: 4_000, ossShare: 0 },
        nobody,
      )(1_900),
    ).rejects.toThrow('node went away'));
});
