import { ScriptedNode } from '../testing/scripted-node.ts';
import { Chain } from './chain.ts';
import { BlockUnknown, ChainUnreachable, RpcFailed, RpcMisspoke, WrongChain } from './errors.ts';
import { RpcSocket } from './rpc-socket.ts';

const DEADLINE = 300;
let node: ScriptedNode;
const open: { close(): void }[] = [];

beforeEach(async () => {
  node = await new ScriptedNode().start();
});
afterEach(async () => {
  for (const one of open.splice(0)) one.close();
  await node.stop();
});

const connect = async (): Promise<RpcSocket> => {
  const socket = await RpcSocket.connect(node.url, { requestMillis: DEADLINE, connectMillis: 2_000 });
  open.push(socket);
  return socket;
};
const soon = async (isSo: () => boolean): Promise<void> => {
  for (let left = 200; !isSo(); left -= 1) {
    if (left === 0) throw new Error('it did not happen');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

it('gives the answers of a batch in the order of its calls', async () => {
  const socket = await connect();
  node.answer = ({ params }) => ({ result: params[0] });
  expect(await socket.batch([1, 2, 3].map((n) => ({ method: 'echo', params: [n] })))).toEqual([1, 2, 3]);
});

it('passes on what the node says is wrong, and stays connected', async () => {
  const socket = await connect();
  node.answer = ({ method }) =>
    method === 'bad' ? { error: { code: -32_000, message: 'no such thing', data: 'details' } } : { result: 1 };
  await expect(socket.request('bad')).rejects.toMatchObject({ name: 'RpcFailed', rpcCode: -32_000, rpcMessage: 'no such thing: details' });
  await expect(
    socket.batch([
      { method: 'good', params: [] },
      { method: 'bad', params: [] },
    ]),
  ).rejects.toBeInstanceOf(RpcFailed);
  expect(await socket.request('good')).toBe(1);
  expect(node.connections).toBe(1);
});

it('waits for no answer longer than the deadline', async () => {
  const socket = await connect();
  node.answer = () => undefined;
  const began = performance.now();
  await expect(socket.request('system_health')).rejects.toThrow(/no answer to system_health within 300 ms/);
  expect(performance.now() - began).toBeLessThan(DEADLINE * 3);
});

it('leaves a connection that is silent for a new one', async () => {
  const socket = await connect();
  node.answer = () => undefined;
  await Promise.allSettled([socket.request('a'), socket.request('b')]);
  node.answer = () => ({ result: 'back' });
  expect(await socket.request('c')).toBe('back');
  expect(node.connections).toBe(2);
});

it('fails what is under way when the connection is cut, and goes on when the node is back', async () => {
  const socket = await connect();
  node.answer = () => undefined;
  const lost = expect(socket.request('slow')).rejects.toBeInstanceOf(ChainUnreachable);
  await soon(() => node.asked.includes('slow'));
  await node.stop();
  await lost;
  await expect(socket.request('while it is away')).rejects.toBeInstanceOf(ChainUnreachable);
  node.answer = () => ({ result: 'back' });
  await node.start();
  for (let tries = 0; ; tries += 1) {
    const answer = await socket.request('again').catch((error: unknown) => error);
    if (answer === 'back') break;
    expect(answer).toBeInstanceOf(ChainUnreachable);
    expect(tries).toBeLessThan(20);
  }
});

it('keeps subscriptions over a reconnect, also when the node does not agree at once', async () => {
  const socket = await connect();
  let refusals = 0;
  let subscriptions = 0;
  node.answer = ({ method }) => {
    if (method !== 'subscribe') return { result: true };
    if (refusals > 0) {
      refusals -= 1;
      return { error: { code: -32_000, message: 'not yet' } };
    }
    subscriptions += 1;
    return { result: `sub-${subscriptions}` };
  };
  const heard: unknown[] = [];
  const stop = await socket.subscribe({ method: 'subscribe', params: [] }, 'unsubscribe', (result) => heard.push(result));
  node.notify('sub-1', 'one');
  await soon(() => heard.length === 1);
  refusals = 2;
  node.cut();
  await soon(() => subscriptions === 2);
  await soon(() => (node.notify('sub-2', 'two'), heard.includes('two')));
  stop();
  await soon(() => node.asked.includes('unsubscribe'));
});

it('says quickly that nobody listens', async () => {
  await node.stop();
  await expect(RpcSocket.connect(node.url, { requestMillis: DEADLINE, connectMillis: 400 })).rejects.toThrow(/cannot be reached/);
});

it('takes no nonsense for an answer', async () => {
  const socket = await connect();
  node.answer = () => undefined;
  const asked = socket.request('a');
  await soon(() => node.asked.includes('a'));
  node.say('<html>');
  await expect(asked).rejects.toThrow('a frame that is not JSON-RPC');
});

describe('a chain', () => {
  const GENESIS = `0x${'aa'.repeat(32)}`;
  const HASH = `0x${'bb'.repeat(32)}`;
  const chain = async (options = {}): Promise<Chain> => {
    const connected = await Chain.connect(node.url, { requestMillis: DEADLINE, ...options });
    open.push(connected);
    return connected;
  };
  const header = { parentHash: GENESIS, number: '0x10', stateRoot: HASH, extrinsicsRoot: HASH };

  beforeEach(() => {
    node.answer = ({ method, params }) => {
      if (method === 'chain_getBlockHash') return { result: params[0] === 0 ? GENESIS : null };
      if (method === 'chain_getHead') return { result: HASH };
      if (method === 'chain_getHeader') return { result: params[0] === HASH ? header : null };
      if (method === 'state_getRuntimeVersion')
        return { error: { code: 4003, message: 'Client error: UnknownBlock: State already discarded' } };
      return { result: null };
    };
  });

  it('has a head', async () => expect(await (await chain()).head()).toEqual({ number: 16, hash: HASH }));
  it('is refused when it is another one', async () => {
    await expect(chain({ genesisHash: HASH })).rejects.toBeInstanceOf(WrongChain);
    expect(await (await chain({ genesisHash: GENESIS })).head()).toMatchObject({ number: 16 });
  });
  it('does not know every block', async () => {
    const connected = await chain();
    await expect(connected.blockHash(17)).rejects.toBeInstanceOf(BlockUnknown);
    await expect(connected.header(GENESIS)).rejects.toBeInstanceOf(BlockUnknown);
    await expect(connected.runtime({ at: HASH })).rejects.toBeInstanceOf(BlockUnknown);
  });
  it('has answers of a shape', async () => {
    const connected = await chain();
    node.answer = () => ({ result: { number: 'seven' } });
    await expect(connected.header(HASH)).rejects.toBeInstanceOf(RpcMisspoke);
  });
});
