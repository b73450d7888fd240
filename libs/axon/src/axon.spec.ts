import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { accountId } from '@joust/units';
import { SYNAPSE, type MinerAnswer } from './answer.ts';
import { askAxon, type Asked } from './ask.ts';
import { startAxon, type Axon } from './axon.ts';
import { Gate } from './gate.ts';
import { signedHeaders } from './headers.ts';

const question = { contract: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY', genesisHash: `0x${'ab'.repeat(32)}` };

describe('an axon', () => {
  let validator: ReturnType<Keyring['addFromUri']>;
  let hotkey: string;
  let axon: Axon;
  let known = true;
  const results: string[] = [];
  const answer = (): MinerAnswer => ({
    identity: { githubId: 7n, proofRef: 'gist:aa' },
    enrolment: { intent: { hotkey, picks: [3n, 2n ** 63n], nonce: 9n, validUntil: 77 }, signature: `0x${'1f'.repeat(64)}` },
  });
  beforeAll(async () => {
    await cryptoWaitReady();
    const keyring = new Keyring({ type: 'sr25519' });
    validator = keyring.addFromUri('//Validator//1');
    hotkey = accountId(keyring.addFromUri('//Miner//1').publicKey);
    axon = await startAxon({
      host: '127.0.0.1',
      port: 0,
      question,
      gate: new Gate({ self: hotkey, minimumStake: 1n, windowMs: 10_000, startedMs: Date.now() - 10_000 }),
      desk: { callers: () => (known ? new Map([[accountId(validator.publicKey), { permit: true, stake: 1n }]]) : null), answer },
      now: Date.now,
      onQuery: (_caller, result) => results.push(result),
    });
  });
  afterAll(() => axon.stop());

  let last = 0n;
  const nonce = (): bigint => (last = BigInt(Date.now()) * 1_000_000n > last ? BigInt(Date.now()) * 1_000_000n : last + 1n);
  const ask = (more: Partial<Parameters<typeof askAxon>[2]> = {}, address = { ip: '127.0.0.1', port: axon.port }): Promise<Asked> =>
    askAxon(hotkey, address, {
      signer: validator,
      question,
      nonce: nonce(),
      timeoutMs: 2_000,
      signal: new AbortController().signal,
      ...more,
    });
  const post = (body: string | Buffer, headers: Record<string, string> = {}, path = SYNAPSE) =>
    fetch(`http://127.0.0.1:${axon.port}/${path}`, { method: 'POST', body: body as string, headers });
  const codeOf = async (response: Response) => [response.status, ((await response.json()) as { error: { code: string } }).error.code];

  it('answers a validator what the miner says, exactly', async () => expect(await ask()).toEqual({ status: 'answered', answer: answer() }));

  it('refuses the same request sent again', async () => {
    const body = JSON.stringify(question);
    const headers = signedHeaders(validator, hotkey, nonce(), new TextEncoder().encode(body));
    expect((await post(body, headers)).status).toBe(200);
    expect(await codeOf(await post(body, headers))).toEqual([401, 'replayed']);
  });

  it.each<[string, () => Promise<Asked>, string]>([
    ['a question about another contract', () => ask({ question: { ...question, contract: hotkey } }), 'wrong-contract'],
    ['one about another chain', () => ask({ question: { ...question, genesisHash: `0x${'00'.repeat(32)}` } }), 'wrong-contract'],
    ['a question that is none', () => ask({ question: { contract: 'x' } as never }), 'malformed'],
  ])('refuses %s', async (_name, asked, code) => expect(await asked()).toEqual({ status: 'refused', code }));

  it('refuses everybody while it does not know the chain', async () => {
    known = false;
    expect(await ask()).toEqual({ status: 'refused', code: 'not-ready' });
    known = true;
  });

  it.each<[string, () => Promise<Response>, [number, string]]>([
    ['without signed headers', () => post('{}'), [400, 'malformed']],
    ['at another path', () => post('{}', {}, 'elsewhere'), [404, 'not-found']],
    ['by another method', () => fetch(`http://127.0.0.1:${axon.port}/${SYNAPSE}`), [404, 'not-found']],
    [
      'that is too long',
      () => post(Buffer.alloc(200_000, 32), signedHeaders(validator, hotkey, nonce(), new Uint8Array())),
      [413, 'too-large'],
    ],
  ])('refuses a request %s', async (_name, asked, expected) => expect(await codeOf(await asked())).toEqual(expected));

  it('does not wait for a caller that sends nothing, and goes on', async () => {
    const socket = connect(axon.port, '127.0.0.1');
    socket.on('error', () => undefined);
    const headers = Object.entries(signedHeaders(validator, hotkey, nonce(), new Uint8Array(100)));
    socket.write(
      [`POST /${SYNAPSE} HTTP/1.1`, 'host: x', 'content-length: 100', ...headers.map((it) => it.join(': ')), '', ''].join('\r\n'),
    );
    const began = Date.now();
    await new Promise((resolve) => socket.on('close', resolve).resume());
    expect(Date.now() - began).toBeLessThan(9_000);
    expect((await ask()).status).toBe('answered');
  }, 20_000);

  it('says by its host and port where nothing can listen', () =>
    expect(
      startAxon({ host: '127.0.0.1', port: axon.port, question, gate: null as never, desk: null as never, now: Date.now }),
    ).rejects.toMatchObject({ code: 'address-unavailable', message: `nothing can listen on 127.0.0.1:${axon.port}` }));

  it('counts what it did', () =>
    expect(new Set(results)).toEqual(
      new Set(['answered', 'replayed', 'wrong-contract', 'malformed', 'not-ready', 'not-found', 'too-large', 'failed']),
    ));

  describe('that is hostile', () => {
    const servers: Server[] = [];
    afterAll(() => servers.forEach((server) => (server.closeAllConnections(), server.close())));
    const hostile = async (listener: RequestListener) => {
      const server = createServer(listener);
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return { ip: '127.0.0.1', port: (server.address() as AddressInfo).port };
    };

    it.each<[string, RequestListener, Asked]>([
      ['that never answers', () => undefined, { status: 'silent', why: 'it was too slow' }],
      [
        'that answers a byte at a time',
        (_request, response) => {
          response.writeHead(200);
          const drip = setInterval(() => response.write(' '), 50);
          response.on('close', () => clearInterval(drip));
        },
        { status: 'silent', why: 'it was too slow' },
      ],
      [
        'that answers without end',
        (_request, response) => {
          response.writeHead(200);
          const pour = (): void =>
            void (response.writableEnded || response.destroyed || (response.write('x'.repeat(65_536)), setImmediate(pour)));
          pour();
        },
        { status: 'silent', why: 'its answer is not of the agreed shape' },
      ],
      [
        'that sends elsewhere',
        (_request, response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
        { status: 'silent', why: 'unexpected redirect' },
      ],
      [
        'that answers nonsense',
        (_request, response) => void response.end('{"enrolment": 5}'),
        { status: 'silent', why: 'its answer is not of the agreed shape' },
      ],
      [
        'that would write into logs',
        (_request, response) =>
          void response.end(JSON.stringify({ identity: { githubId: '7', proofRef: 'gist:1\nsent 9 α' }, enrolment: null })),
        { status: 'silent', why: 'its answer is not of the agreed shape' },
      ],
      ['that fails', (_request, response) => void response.writeHead(500).end('<html>'), { status: 'silent', why: 'it answered 500' }],
      ['that hangs up', (request) => void request.socket.destroy(), { status: 'silent', why: 'other side closed' }],
    ])('one %s fails nobody', async (_name, listener, expected) => {
      const began = Date.now();
      expect(await ask({ timeoutMs: 500 }, await hostile(listener))).toEqual(expected);
      expect(Date.now() - began).toBeLessThan(2_000);
    });

    it('and neither does one that is away', async () => expect((await ask({}, { ip: '127.0.0.1', port: 9 })).status).toBe('silent'));
    it('nor a round that ends while it is asked', async () => {
      const stop = new AbortController();
      const asked = ask({ signal: stop.signal }, await hostile(() => undefined));
      stop.abort();
      expect(await asked).toEqual({ status: 'silent', why: 'the round went on' });
    });
  });
});
