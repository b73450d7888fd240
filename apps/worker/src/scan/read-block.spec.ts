import { encodeMessage } from '@joust/contract';
import { u8aToHex } from '@polkadot/util';
import { CONTRACT, FakeChain, emitted } from '../testing/fake-chain.ts';
import { decided, miner, registered, started } from '../testing/story.ts';
import { callsOf, readBlock } from './read-block.ts';

const call = (data: string, dest = CONTRACT) => ({
  type: 'Contracts',
  value: { type: 'call', value: { dest: { type: 'Id', value: dest }, data } },
});
const settle = u8aToHex(encodeMessage('settle', [7n]));
const enrol = u8aToHex(encodeMessage('enrol', [[1n, 2n]]));

it.each([
  [
    'a direct call',
    { pallet: 'Contracts', name: 'call', args: call(settle).value.value },
    [{ message: 'settle', args: { competitionId: '7' } }],
  ],
  [
    'calls in a batch',
    { pallet: 'Utility', name: 'batch_all', args: { calls: [call(settle), call(enrol)] } },
    [{ message: 'settle' }, { message: 'enrol', args: { picks: ['1', '2'] } }],
  ],
  [
    'a call in a proxy in a batch',
    {
      pallet: 'Utility',
      name: 'batch',
      args: { calls: [{ type: 'Proxy', value: { type: 'proxy', value: { real: 'x', call: call(settle) } } }] },
    },
    [{ message: 'settle' }],
  ],
  [
    'a call of another contract',
    { pallet: 'Contracts', name: 'call', args: call(settle, '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty').value.value },
    [],
  ],
  [
    'bytes that are no message',
    { pallet: 'Contracts', name: 'call', args: call('0xdeadbeef00').value.value },
    [{ message: 'unknown', args: { data: '0xdeadbeef00' } }],
  ],
  ['another pallet', { pallet: 'System', name: 'remark', args: { remark: settle } }, []],
])('finds %s', (_, given, expected) => expect(callsOf(given, CONTRACT)).toMatchObject(expected));

it('names the issue, competition and accounts of an event', async () => {
  const [source] = await new FakeChain().block(started(1)).blocks(1, 1);
  const { events, placed } = readBlock(source as NonNullable<typeof source>, CONTRACT, new Date(0));
  expect(events[1]).toMatchObject({ source: 'contract', name: 'CompetitionStarted', issueId: 1n, competitionId: 1n, extrinsicIndex: 1 });
  expect(events[1]?.accounts).toEqual([miner(11).hotkey, miner(11).coldkey, miner(12).hotkey, miner(12).coldkey]);
  expect(placed).toHaveLength(1);
});

it('says why an extrinsic failed', async () => {
  const failed = {
    pallet: 'System',
    name: 'ExtrinsicFailed',
    data: { dispatchError: { type: 'Module', value: { type: 'Contracts', value: { type: 'ContractReverted', value: null } } } },
    topics: [],
  };
  const [source] = await new FakeChain().raw([failed]).blocks(1, 1);
  expect(readBlock(source as NonNullable<typeof source>, CONTRACT, new Date(0)).extrinsics[1]).toMatchObject({
    success: false,
    error: 'Contracts.ContractReverted',
  });
});

it('takes events of other contracts for what they are', async () => {
  const foreign = { ...emitted(registered()), data: { contract: miner(1).hotkey, data: '0x00' } };
  const [source] = await new FakeChain().raw([foreign]).blocks(1, 1);
  const read = readBlock(source as NonNullable<typeof source>, CONTRACT, new Date(0));
  expect([read.placed, read.unknown, read.events[1]?.source]).toEqual([[], 0, 'Contracts']);
});

it('refuses an event that is cut short', async () => {
  const { data, ...rest } = emitted(decided());
  const cut = { ...rest, data: { contract: CONTRACT, data: String((data as { data: string }).data).slice(0, -2) } };
  const [source] = await new FakeChain().raw([cut]).blocks(1, 1);
  expect(() => readBlock(source as NonNullable<typeof source>, CONTRACT, new Date(0))).toThrow('SCALE decoding failed');
});
