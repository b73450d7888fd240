import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { fakeJoust } from '../testing/fake-joust.ts';
import { configAt } from '../testing/view.ts';
import type { ValidatorKey } from '../keys/validator-key.ts';
import { saltOf } from '../weights/salt.ts';
import { act, pass, type Action } from './action.ts';
import { sendAll, type Sent } from './send.ts';

let signer: ValidatorKey;
beforeAll(async () => {
  await cryptoWaitReady();
  signer = new Keyring({ type: 'sr25519' }).addFromUri('//Validator//1');
});
const settle = (id: bigint): Action => ({ message: 'settle', args: [id] });

const send = async (fake: ReturnType<typeof fakeJoust>, actions: (Action | null)[], signal = new AbortController().signal) => {
  const results: Sent[] = [];
  const decisions = actions.map((action) => (action === null ? pass('x', []) : act('x', action, [])));
  await sendAll(fake.joust, signer, decisions, (sent) => results.push(sent), signal);
  return results.map((sent) => (sent.result === 'refused' ? sent.error : sent.result));
};

describe('sending', () => {
  it('sends what was decided, in order, and nothing else', async () => {
    const fake = fakeJoust({});
    expect(await send(fake, [settle(1n), null, settle(2n)])).toEqual(['sent', 'sent']);
    expect(fake.sent).toEqual([
      ['settle', 1n],
      ['settle', 2n],
    ]);
  });

  it('a refusal is an answer: somebody was faster, and the rest goes on', async () => {
    const fake = fakeJoust({ refusals: { voteOutcome: 'AlreadyVoted' } });
    const vote: Action = {
      message: 'voteOutcome',
      args: [1n, { outcome: 'BothFail', void: null, pullNumber: 0, mergeSha: '0x', validA: false, validB: false }],
    };
    expect(await send(fake, [vote, settle(1n)])).toEqual(['AlreadyVoted', 'sent']);
  });

  it('goes on after a transaction that failed in its block', async () => {
    const fake = fakeJoust({ failures: { harvest: 'failed' } });
    expect(await send(fake, [{ message: 'harvest', args: [32] }, settle(1n)])).toEqual(['failed', 'sent']);
  });

  it('stops when nobody knows what became of a transaction', async () => {
    const fake = fakeJoust({ failures: { harvest: 'unknown' } });
    await expect(send(fake, [{ message: 'harvest', args: [32] }, settle(1n)])).rejects.toThrow('its end is unknown');
    expect(fake.sent).toEqual([]);
  });

  it('sends weights to the subnet of the contract', async () => {
    const fake = fakeJoust({ reads: { config: () => configAt(1_902) } });
    await send(fake, [{ message: 'setWeights', uids: [0, 5], values: [1, 2], versionKey: 3n }]);
    expect(fake.sent).toEqual([
      [{ pallet: 'SubtensorModule', name: 'set_weights', args: { netuid: 1, dests: [0, 5], weights: [1, 2], version_key: 3n } }],
    ]);
  });

  it('sends a commit as a hash, and a reveal with the salt that belongs to it', async () => {
    const fake = fakeJoust({ reads: { config: () => configAt(1_902) } });
    const plan = { source: 1_900, netuid: 1, uids: [0, 5], values: [1, 2], versionKey: 3n };
    await send(fake, [
      { message: 'commitWeights', netuid: 1, hash: '0xab' },
      { message: 'revealWeights', ...plan },
    ]);
    const salt = saltOf(signer, { genesisHash: fake.joust.chain.genesisHash, ...plan });
    expect(fake.sent).toEqual([
      [{ pallet: 'SubtensorModule', name: 'commit_weights', args: { netuid: 1, commit_hash: '0xab' } }],
      [{ pallet: 'SubtensorModule', name: 'reveal_weights', args: { netuid: 1, uids: [0, 5], values: [1, 2], salt, version_key: 3n } }],
    ]);
  });

  it('sends nothing after a stop', async () => {
    const stop = new AbortController();
    stop.abort();
    const fake = fakeJoust({});
    expect(await send(fake, [settle(1n)], stop.signal)).toEqual([]);
    expect(fake.sent).toEqual([]);
  });
});
