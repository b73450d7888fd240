import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ApiPromise } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { type Devnet, type DevnetOptions, OtherGenesis, startDevnet } from './devnet.ts';
import { NOW_KEY } from './keys.ts';
import { PortUnavailable } from './rpc/server.ts';
import { openApi } from './testing/api.ts';
import { connect } from './testing/rpc.ts';

const RUNTIME = fileURLToPath(new URL('../../../chain/artifacts/joust_runtime.wasm', import.meta.url));
const GENESIS_MILLIS = 1_800_000_000_000n;
const LAST_SLOT = 1_000;

describe('the development chain', () => {
  const folders: string[] = [];
  const running: Devnet[] = [];
  const newFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'joust-devnet-'));
    folders.push(folder);
    return folder;
  };
  const start = async (own: Partial<DevnetOptions> = {}): Promise<Devnet> => {
    const devnet = await startDevnet({
      folder: newFolder(),
      port: 0,
      mode: 'manual',
      blockMillis: 1_000,
      runtime: readFileSync(RUNTIME),
      preset: 'development',
      genesisMillis: GENESIS_MILLIS,
      ...own,
    });
    running.push(devnet);
    return devnet;
  };
  const stop = async (devnet: Devnet) => {
    running.splice(running.indexOf(devnet), 1);
    await devnet.stop();
  };

  beforeAll(() => cryptoWaitReady());
  afterEach(async () => {
    for (const devnet of running.splice(0)) await devnet.stop();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  describe('for @polkadot/api', () => {
    let api: ApiPromise;
    const keys = new Keyring({ type: 'sr25519', ss58Format: 42 });
    afterEach(() => api.disconnect());

    it('moves a balance, tells the sender, and keeps what was before', async () => {
      const devnet = await start();
      api = await openApi(devnet.url);
      const [alice, bob] = [keys.addFromUri('//Alice'), keys.addFromUri('//Bob')];
      const free = async (hash?: string) => {
        const view = hash === undefined ? api : await api.at(hash);
        return (
          (await view.query.system?.account?.(bob.address)) as unknown as { data: { free: { toBigInt(): bigint } } }
        ).data.free.toBigInt();
      };
      const before = await free();
      const first = await devnet.newBlock();
      const statuses: string[] = [];
      const final = new Promise<string>((resolve, reject) => {
        const transfer = api.tx.balances?.transferKeepAlive?.(bob.address, 7_000n);
        transfer
          ?.signAndSend(alice, ({ status, dispatchError }) => {
            statuses.push(status.type);
            if (dispatchError) reject(new Error(dispatchError.toString()));
            if (status.isFinalized) resolve(status.asFinalized.toHex());
            if (status.isReady) devnet.newBlock().catch(reject);
          })
          .catch(reject);
      });
      const block = await final;
      expect(statuses).toEqual(['Ready', 'InBlock', 'Finalized']);
      expect(block).toBe(devnet.head().hash);
      expect((await free()) - before).toBe(7_000n);
      expect(await free(first.hash)).toBe(before);
      expect(await free(devnet.genesisHash)).toBe(before);
    });

    it('puts the nonces of one account in order, and several accounts into one block', async () => {
      const devnet = await start();
      api = await openApi(devnet.url);
      const send = (from: string, nonce: number) =>
        api.tx.system
          ?.remark?.(`${from}${nonce}`)
          .signAsync(keys.addFromUri(from), { nonce })
          .then((signed) => signed.send());
      await send('//Alice', 1);
      await send('//Bob', 0);
      await send('//Alice', 0);
      expect((await api.rpc.system.accountNextIndex(keys.addFromUri('//Alice').address)).toNumber()).toBe(2);
      const { hash } = await devnet.newBlock();
      const { block } = await api.rpc.chain.getBlock(hash);
      expect(block.extrinsics.slice(1).map((extrinsic) => [extrinsic.method.args[0]?.toHuman(), extrinsic.nonce.toNumber()])).toEqual([
        ['//Bob0', 0],
        ['//Alice0', 0],
        ['//Alice1', 1],
      ]);
      await expect(send('//Alice', 0)).rejects.toThrow('1010');
    });
  });

  it('moves its clock by one slot a block from the given time', async () => {
    const devnet = await start({ genesisPatch: { subtensorModule: { slotMillis: LAST_SLOT } } });
    const rpc = await connect(devnet.url);
    const { hash } = await devnet.newBlock(3);
    const time = async (at: string) =>
      Buffer.from((await rpc.get<string>('state_getStorage', NOW_KEY, at)).slice(2), 'hex').readBigUInt64LE();
    expect(await time(devnet.genesisHash)).toBe(GENESIS_MILLIS);
    expect(await time(hash)).toBe(GENESIS_MILLIS + 3n * BigInt(LAST_SLOT));
    rpc.close();
  });

  it('reads any block for ever: state and runtime calls of block 1 after hundreds', async () => {
    const devnet = await start();
    const rpc = await connect(devnet.url);
    const first = await devnet.newBlock();
    const read = async () => [
      await rpc.get('state_getStorage', NOW_KEY, first.hash),
      await rpc.get('state_call', 'Core_version', '0x', first.hash),
      await rpc.get('chain_getBlock', first.hash),
      await rpc.get('state_getKeysPaged', '0x', 1_000, null, first.hash),
    ];
    const then = await read();
    const { number, hash } = await devnet.newBlock(219);
    expect(number).toBe(220);
    expect(await read()).toEqual(then);
    expect(await rpc.get('chain_getBlockHash', [0, 1, 220, 221])).toEqual([devnet.genesisHash, first.hash, hash, null]);
    rpc.close();
  });

  it('answers an unknown block with an error, never with another block', async () => {
    const devnet = await start();
    await devnet.newBlock(2);
    const rpc = await connect(devnet.url);
    const unknown = `0x${'ab'.repeat(32)}`;
    for (const [method, ...params] of [
      ['chain_getHeader'],
      ['chain_getBlock'],
      ['state_getStorage', NOW_KEY],
      ['state_getKeysPaged', '0x', 10, null],
      ['state_call', 'Core_version', '0x'],
      ['state_getMetadata'],
      ['state_getRuntimeVersion'],
      ['state_queryStorageAt', [NOW_KEY]],
      ['childstate_getStorage', childTrie('11'), '0x01'],
    ] as const) {
      const { error, result } = await rpc.ask(method, ...params, unknown);
      expect([method, error?.code, result]).toEqual([method, 4003, undefined]);
    }
    rpc.close();
  });

  it('says what is wrong with a request', async () => {
    const devnet = await start();
    const rpc = await connect(devnet.url);
    const codeOf = async (method: string, ...params: unknown[]) => (await rpc.ask(method, ...params)).error?.code;
    expect(await codeOf('no_such')).toBe(-32_601);
    expect(await codeOf('toString')).toBe(-32_601);
    expect(await codeOf('state_getStorage', 'abc')).toBe(-32_602);
    expect(await codeOf('state_getStorage', NOW_KEY, '0x01')).toBe(-32_602);
    expect(await codeOf('state_call', 'No_such_call', '0x')).toBe(4003);
    expect(await codeOf('author_submitExtrinsic', '0x1234')).toBe(1010);
    expect(await codeOf('childstate_getStorage', '0x1234', '0x01')).toBe(-32_000);
    expect(await rpc.get('childstate_getStorage', childTrie('11'), '0x01')).toBeNull();
    expect(await rpc.get('childstate_getKeysPaged', childTrie('11'), '0x', 10)).toEqual([]);
    expect(await rpc.get('system_chainType')).toBe('Development');
    rpc.close();
  });

  it('names a subscription before its first notice, and follows the head', async () => {
    const devnet = await start();
    const rpc = await connect(devnet.url);
    const id = await rpc.get<string>('chain_subscribeNewHeads');
    await devnet.newBlock(2);
    await rpc.get('system_health');
    const replyAt = rpc.received.findIndex(({ result }) => result === id);
    const notices = rpc.received.filter(({ method }) => method === 'chain_newHead');
    expect(notices.map(({ params }) => (params?.result as { number: string }).number)).toEqual(['0x0', '0x1', '0x2']);
    expect(rpc.received.indexOf(notices[0] as never)).toBeGreaterThan(replyAt);
    expect(await rpc.get('chain_unsubscribeNewHeads', id)).toBe(true);
    await devnet.newBlock();
    await rpc.get('system_health');
    expect(rpc.received.filter(({ method }) => method === 'chain_newHead').length).toBe(3);
    rpc.close();
  });

  it('serves many clients at once, also batches by HTTP', async () => {
    const devnet = await start();
    const clients = await Promise.all(Array.from({ length: 20 }, () => connect(devnet.url)));
    const building = devnet.newBlock(3);
    const answers = await Promise.all(
      clients.flatMap((rpc) => [
        rpc.get('state_call', 'Core_version', '0x', devnet.genesisHash),
        rpc.get('state_getStorage', NOW_KEY, devnet.genesisHash),
      ]),
    );
    expect(new Set(answers).size).toBe(2);
    await building;
    const batch = [1, 2].map((id) => ({ jsonrpc: '2.0', id, method: 'chain_getBlockHash', params: [id] }));
    const response = await fetch(devnet.url.replace('ws', 'http'), { method: 'POST', body: JSON.stringify(batch) });
    expect(((await response.json()) as Array<{ id: number; result: string }>).map(({ id, result }) => [id, result.length])).toEqual([
      [1, 66],
      [2, 66],
    ]);
    for (const rpc of clients) rpc.close();
  });

  it('goes on where it was after kill -9, with the same state', async () => {
    const folder = newFolder();
    const script = fileURLToPath(new URL('./testing/devnet-process.ts', import.meta.url));
    const child = spawn(process.execPath, ['--no-warnings', script, folder, RUNTIME], { stdio: ['ignore', 'pipe', 'inherit'] });
    const built: Array<{ number: number; hash: string }> = [];
    for await (const line of createInterface({ input: child.stdout })) {
      const [number, hash] = line.split(' ');
      if (hash !== undefined) built.push({ number: Number(number), hash });
      if (built.length === 40) break;
    }
    child.kill('SIGKILL');
    await once(child, 'exit');

    const devnet = await start({ folder });
    expect(devnet.head().number).toBeGreaterThanOrEqual(40);
    const rpc = await connect(devnet.url);
    expect(
      await rpc.get(
        'chain_getBlockHash',
        built.map(({ number }) => number),
      ),
    ).toEqual(built.map(({ hash }) => hash));
    const head = devnet.head();
    const next = await devnet.newBlock();
    expect(next.number).toBe(head.number + 1);
    expect((await rpc.get<{ parentHash: string }>('chain_getHeader', next.hash)).parentHash).toBe(head.hash);
    rpc.close();
  });

  it('has the same genesis and blocks whenever it is made of the same', async () => {
    const [one, other] = [await start(), await start()];
    expect(one.genesisHash).toBe(other.genesisHash);
    expect(await one.newBlock(2)).toEqual(await other.newBlock(2));
  });

  it('refuses a folder that began otherwise, and a taken port', async () => {
    const folder = newFolder();
    const devnet = await start({ folder });
    const port = Number(new URL(devnet.url).port);
    await expect(start({ port })).rejects.toThrow(PortUnavailable);
    await stop(devnet);
    await expect(start({ folder, genesisPatch: { subtensorModule: { slotMillis: 500 } } })).rejects.toThrow(OtherGenesis);
    expect((await start({ folder })).genesisHash).toBe(devnet.genesisHash);
  });

  it('builds by itself with a timer', async () => {
    const devnet = await start({ mode: 'timer', blockMillis: 200 });
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(devnet.head().number).toBeGreaterThanOrEqual(3);
    expect(devnet.head().number).toBeLessThanOrEqual(13);
  });
});

const childTrie = (byte: string) => `0x${Buffer.from(':child_storage:default:').toString('hex')}${byte.repeat(32)}`;
