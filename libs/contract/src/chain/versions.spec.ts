import { ScriptedNode } from '../testing/scripted-node.ts';
import { Chain } from './chain.ts';
import { RpcFailed } from './errors.ts';

const GENESIS = `0x${'00'.repeat(32)}`;
const blockOf = (number: number): string => `0x${number.toString(16).padStart(64, '0')}`;
let node: ScriptedNode;
let chain: Chain;
const asked = (): number => node.asked.filter((it) => it === 'state_getRuntimeVersion').length;

beforeEach(async () => {
  node = await new ScriptedNode().start();
  node.answer = ({ method }) =>
    method === 'chain_getBlockHash' ? { result: GENESIS } : { result: { specName: 'joust', specVersion: asked(), transactionVersion: 1 } };
  chain = await Chain.connect(node.url);
});
afterEach(async () => {
  chain.close();
  await node.stop();
});

it('asks for the version of a block once, and for that of the newest each time', async () => {
  const [first, again] = [await chain.runtimeVersion({ at: blockOf(1) }), await chain.runtimeVersion({ at: blockOf(1) })];
  expect([first.specVersion, again.specVersion]).toEqual([1, 1]);
  expect((await chain.runtimeVersion({ at: blockOf(2) })).specVersion).toBe(2);
  expect([(await chain.runtimeVersion()).specVersion, (await chain.runtimeVersion()).specVersion]).toEqual([3, 4]);
});

it('forgets blocks that were looked at long ago', async () => {
  for (let block = 1; block <= 20; block += 1) await chain.runtimeVersion({ at: blockOf(block) });
  expect((await chain.runtimeVersion({ at: blockOf(20) })).specVersion).toBe(20);
  expect((await chain.runtimeVersion({ at: blockOf(1) })).specVersion).toBe(21);
});

it('does not remember a failure', async () => {
  const { answer } = node;
  node.answer = () => ({ error: { code: 1, message: 'not now' } });
  await expect(chain.runtimeVersion({ at: blockOf(1) })).rejects.toBeInstanceOf(RpcFailed);
  node.answer = answer;
  expect((await chain.runtimeVersion({ at: blockOf(1) })).specName).toBe('joust');
});
