import { ScriptedNode } from '../testing/scripted-node.ts';
import { Chain } from './chain.ts';
import { BlockUnknown, RpcFailed } from './errors.ts';

const GENESIS = `0x${'00'.repeat(32)}`;
let node: ScriptedNode;
let chain: Chain;
/** Requests of a method that came so far. */
const times = (method: string): number => node.asked.filter((it) => it === method).length;

beforeEach(async () => {
  node = await new ScriptedNode().start();
  node.answer = () => ({ result: GENESIS });
  chain = await Chain.connect(node.url, { requestMillis: 2_000 });
});
afterEach(async () => {
  chain.close();
  await node.stop();
});

it('asks again when the node stumbles, and gives its later answer', async () => {
  node.answer = () => (times('system_chainType') < 3 ? { error: { code: -32_603, message: 'Internal error' } } : { result: 'Development' });
  expect(await chain.chainType()).toBe('Development');
  expect(times('system_chainType')).toBe(3);
});

it('asks again when the connection is cut in the middle', async () => {
  node.answer = () => {
    if (times('system_chainType') > 1) return { result: 'Development' };
    node.cut();
    return undefined;
  };
  expect(await chain.chainType()).toBe('Development');
});

it('gives up after three tries', async () => {
  node.answer = () => ({ error: { code: -32_005, message: 'too many requests' } });
  await expect(chain.chainType()).rejects.toBeInstanceOf(RpcFailed);
  expect(times('system_chainType')).toBe(3);
});

it('takes what the node has to say at its first word', async () => {
  node.answer = () => ({ error: { code: 4_003, message: 'Client error' } });
  await expect(chain.chainType()).rejects.toBeInstanceOf(RpcFailed);
  expect(times('system_chainType')).toBe(1);
  node.answer = () => ({ error: { code: -32_000, message: 'UnknownBlock: header was not found' } });
  await expect(chain.header(GENESIS)).rejects.toBeInstanceOf(BlockUnknown);
  expect(times('chain_getHeader')).toBe(1);
});

it('never sends a transaction twice', async () => {
  node.answer = () => ({ error: { code: -32_603, message: 'Internal error' } });
  await expect(chain.rpc.request('author_submitExtrinsic', ['0x'])).rejects.toBeInstanceOf(RpcFailed);
  expect(times('author_submitExtrinsic')).toBe(1);
});
