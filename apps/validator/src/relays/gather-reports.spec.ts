import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Gate, ipNumber, startAxon, type Axon, type Caller } from '@joust/axon';
import type { Identity, Signer } from '@joust/contract';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { fakeJoust } from '../testing/fake-joust.ts';
import { HASH, configAt, identity, metagraph, neuron, settings, validator, view } from '../testing/view.ts';
import { gatherReports } from './gather-reports.ts';

/** A block at which the first of one validators has its turn, whatever the duty. */
const at = configAt(1_902);

describe('gathering', () => {
  let signer: Signer;
  let miner: Signer;
  let axon: Axon;
  const asked: string[] = [];
  const servers: Server[] = [];
  beforeAll(async () => {
    await cryptoWaitReady();
    const ring = new Keyring({ type: 'sr25519', ss58Format: 42 });
    [signer, miner] = [ring.addFromUri('//Validator//1'), ring.addFromUri('//Miner//1')];
    axon = await startAxon({
      host: '127.0.0.1',
      port: 0,
      question: { contract: 'Joust', genesisHash: HASH },
      gate: new Gate({ self: miner.address, minimumStake: 1n, windowMs: 60_000, startedMs: Date.now() - 60_000 }),
      desk: {
        callers: () => new Map<string, Caller>([[signer.address, { permit: true, stake: 1n }]]),
        answer: () => ({ identity: { githubId: 1n, proofRef: 'gist:aa' }, enrolment: null }),
      },
      now: Date.now,
    });
  });
  afterAll(async () => {
    await axon.stop();
    servers.forEach((server) => (server.closeAllConnections(), server.close()));
  });

  /** One who takes the question and never answers. */
  const silent = async (): Promise<number> => {
    const server = createServer((request) => void asked.push(String(request.url)));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  const chainWith = (axons: Record<string, number>, more: Partial<Identity> = {}) =>
    fakeJoust({
      reads: {
        identities: () => ({ items: Object.keys(axons).map((hotkey) => identity(1, { hotkey, ...more })), next: null }),
        enrolmentNonce: () => 3n,
      },
      storage: {
        Axons: (_netuid: unknown, hotkey: unknown) => {
          const port = axons[String(hotkey)] ?? 0;
          return port === 0 ? null : { block: 1, ip: ipNumber('127.0.0.1')?.ip, port, ip_type: 4 };
        },
      },
    });
  const seen = (hotkeys: readonly string[], config = at) =>
    view({
      config,
      validators: [validator(signer.address)],
      metagraph: metagraph({ neurons: hotkeys.map((hotkey, uid) => neuron(uid, hotkey)) }),
    });
  const gather = (
    axons: Record<string, number>,
    { relays = {}, config = at, more = {} as Partial<Identity>, registered = Object.keys(axons) } = {},
  ) =>
    gatherReports(chainWith(axons, more).joust, signer, seen(registered, config), {
      ...settings,
      relays: { ...settings.relays, ...relays },
    });

  it('asks miners where the chain says that they are, and brings their nonce along', async () =>
    expect(await gather({ [miner.address]: axon.port, Quiet: 0 })).toEqual([
      {
        hotkey: miner.address,
        nonce: 3n,
        asked: { status: 'answered', answer: { identity: { githubId: 1n, proofRef: 'gist:aa' }, enrolment: null } },
      },
    ]));

  it('asks twice, and is answered twice: its nonces rise', async () => {
    const both = await Promise.all([1, 2].map(() => gather({ [miner.address]: axon.port })));
    expect(both.flat().map((one) => one?.asked.status)).toEqual(['answered', 'answered']);
  });

  it('calls no private address on a chain that is not for development', async () => {
    expect(await gather({ M1: await silent() }, { relays: { privateToo: false } })).toEqual([]);
    expect(asked).toEqual([]);
  });

  it.each<[string, Parameters<typeof gather>[1]]>([
    ['who competes', { more: { competingIn: 3n } }],
    ['who left the subnet', { registered: [] }],
  ])('does not ask a miner %s', async (_name, options) => expect(await gather({ M1: 9 }, options)).toEqual([]));

  it.each<[string, Parameters<typeof gather>[1]]>([
    ['nothing may be relayed', { relays: { most: 0 } }],
    ['the contract is paused', { config: { ...at, paused: true } }],
  ])('asks nobody while %s', async (_name, options) => expect(await gather({ [miner.address]: axon.port }, options)).toBeNull());

  it('asks nobody in another validator’s turn', async () => {
    const others = { ...seen([miner.address]), validators: [validator('Another')] };
    expect(await gatherReports(chainWith({ [miner.address]: axon.port }).joust, signer, others, settings)).toBeNull();
  });

  it('is over in time, however many are silent, and hears whoever can still be heard', async () => {
    const port = await silent();
    const crowd = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`M${index}`, port]));
    const began = performance.now();
    const reports = await gather(
      { [miner.address]: axon.port, ...crowd },
      { relays: { deadlineMs: 4_000, patienceMs: 2_000 }, config: configAt(1_944) },
    );
    expect(performance.now() - began).toBeLessThan(30_000);
    const whys = (reports ?? []).map((one) => (one.asked.status === 'silent' ? one.asked.why : one.asked.status));
    expect(whys[0]).toBe('answered');
    expect(new Set(whys.slice(1))).toEqual(new Set(['it was too slow', 'there was no time left to ask']));
  });

  it('turns the order from block to block', async () => {
    const all = { A: 9, B: 9, C: 9 };
    const first = async (block: number) => (await gather(all, { config: configAt(block) }))?.map(({ hotkey }) => hotkey).join('');
    expect(new Set(await Promise.all([1_902, 1_903, 1_904].map(first)))).toEqual(new Set(['ABC', 'BCA', 'CAB']));
  });
});
