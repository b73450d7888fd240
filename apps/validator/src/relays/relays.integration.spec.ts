import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { askAxon, signedHeaders, SYNAPSE, type Asked } from '@joust/axon';
import type { Signer } from '@joust/contract';
import { alpha } from '@joust/units';
import { Stage } from '../testing/stage.ts';
import { nextNonce } from './next-nonce.ts';

/** The built command, as a miner starts it. */
const JOUST = fileURLToPath(new URL('../../../cli/dist/main.js', import.meta.url));
/** subtensor publishes 127.0.0.1 for nobody; the whole of 127.0.0.0/8 is this machine. */
const HOST = '127.0.0.2';

interface Event {
  readonly event?: string;
  readonly line?: string;
  readonly success?: boolean;
  readonly data?: Record<string, unknown>;
  readonly error?: { readonly code: string; readonly message: string };
}

/** A miner's process answers validators, one of them relays: on a real chain, from the claim to the enrolment. */
describe('a miner who only signs', () => {
  const home = mkdtempSync(join(tmpdir(), 'joust-miner-'));
  const children: ChildProcess[] = [];
  let stage: Stage;
  beforeAll(async () => {
    expect({ built: existsSync(JOUST) }).toEqual({ built: true });
    stage = await Stage.begin();
    await stage.openIssue();
  }, 600_000);
  afterAll(async () => {
    children.forEach((child) => child.kill('SIGKILL'));
    await stage.end();
    rmSync(home, { recursive: true });
  });

  /** Starts `joust --json miner …`, and hears what it says. */
  const joust = (...words: string[]) => {
    const env = { PATH: process.env['PATH'] ?? '', JOUST_HOME: home, CHAIN_URL: stage.chain.url, CONTRACT_ADDRESS: stage.joust.address };
    const child = spawn(process.execPath, [JOUST, '--json', 'miner', ...words], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const said: Event[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => said.push(JSON.parse(line) as Event));
    const hears = async (what: (event: Event) => boolean): Promise<Event> => {
      for (let tries = 0; tries < 1_200; tries += 1) {
        const found = said.find(what);
        if (found) return found;
        if (child.exitCode !== null && tries > 0) break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`it never said so: ${JSON.stringify(said)}`);
    };
    return { child, said, hears, ended: once(child, 'close') };
  };
  const want = async (...ids: string[]) => {
    const { said, ended } = joust('want', ...ids, '--key', '//Miner//1');
    await ended;
    return said.at(-1);
  };
  const run = (...words: string[]) => joust('run', '--key', '//Miner//1', '--host', HOST, '--port', String(port), ...words);
  let port = 0;
  let running: ReturnType<typeof joust>;

  const miner = () => stage.keys.miners[0]!.hotkey;
  const validatorKey = (n: number) => stage.keys.validators[n - 1]!.hotkey;
  const question = async () => ({ contract: stage.joust.address, genesisHash: (await stage.joust.read.config()).genesisHash });
  const ask = async (signer: Signer): Promise<Asked> => {
    const options = { signer, question: await question(), nonce: nextNonce(), timeoutMs: 60_000, signal: new AbortController().signal };
    return askAxon(miner().address, { ip: HOST, port }, options);
  };
  const enrolment = () => stage.joust.read.enrolment(miner().address);
  const relays = async (validators: readonly number[]) =>
    (await stage.round(validators)).filter(({ decision }) => decision.action?.message === 'relayEnrolment');

  it('says what he wants before he runs; what does not exist cannot be wanted', async () => {
    expect(await want('1')).toMatchObject({ success: true, data: { picks: ['1'], notes: [expect.stringContaining('once it is open')] } });
    expect(await want('7')).toMatchObject({ success: false, error: { code: 'issue-missing' } });
    expect(await want()).toMatchObject({ success: true, data: { picks: ['1'] } });
  }, 120_000);

  it('runs, and the chain tells validators where', async () => {
    running = run('--min-stake', '1');
    const ready = await running.hears(({ event }) => event === 'ready');
    expect(ready.data).toMatchObject({ hotkey: miner().address, host: HOST, published: true, minimumStake: String(alpha(1)) });
    port = Number(ready.data?.['port']);
    const { netuid } = await stage.joust.read.config();
    const axon = await stage.chain.storage('SubtensorModule', 'Axons', [netuid, miner().address]);
    expect(axon).toMatchObject({ port, ip_type: 4 });
  }, 120_000);

  it('is bound by the votes of validators, remembers his proof, and signs once the issue is open', async () => {
    await stage.play(
      [1, 2, 3],
      5,
      async () => (await stage.joust.read.issue(1n))?.status === 'Open' && (await stage.joust.read.identity(miner().address)) !== null,
    );
    await stage.advance(1);
    await running.hears(({ line }) => line === 'it asks to be enrolled for issue 1');
    const asked = await ask(validatorKey(1));
    expect(asked).toMatchObject({
      status: 'answered',
      answer: { identity: { githubId: 501n, proofRef: expect.stringMatching(/^gist:/) }, enrolment: { intent: { picks: [1n] } } },
    });
    expect(readFileSync(join(home, 'miner', `${miner().address}.json`), 'utf8')).toContain('"proofRef": "gist:');
  }, 600_000);

  it('answers one question once', async () => {
    const body = JSON.stringify(await question());
    const headers = signedHeaders(validatorKey(1), miner().address, nextNonce(), new TextEncoder().encode(body));
    const post = async () => {
      const response = await fetch(`http://${HOST}:${port}/${SYNAPSE}`, { method: 'POST', body, headers });
      return [response.status, ((await response.json()) as { error?: { code: string } }).error?.code];
    };
    expect([await post(), await post()]).toEqual([
      [200, undefined],
      [401, 'replayed'],
    ]);
  }, 120_000);

  it('answers no neuron without a permit, and nobody from outside', async () => {
    expect(await ask(stage.keys.miners[1]!.hotkey)).toEqual({ status: 'refused', code: 'no-permit' });
    expect(await ask(stage.keys.owner)).toEqual({ status: 'refused', code: 'unregistered' });
  }, 120_000);

  it('is enrolled by the validator whose turn it is, once', async () => {
    const spent = (await stage.chain.account(miner().address)).free;
    await stage.play([1, 2, 3], 2, async () => (await enrolment()) !== null);
    expect(await enrolment()).toMatchObject({ hotkey: miner().address, picks: [1n], withdrawnAt: null });
    expect((await stage.chain.account(miner().address)).free).toBe(spent);
    await stage.advance(1);
    await running.hears(({ line }) => line === 'it asks for nothing: it is enrolled for issue 1');
    const before = await stage.joust.read.enrolmentNonce(miner().address);
    const again = [];
    for (let rounds = 0; rounds < 4; rounds += 1) {
      await stage.advance(5);
      again.push(...(await relays([1, 2, 3, 4])));
    }
    expect(again).toEqual([]);
    expect(await stage.joust.read.enrolmentNonce(miner().address)).toBe(before);
    expect(stage.events.filter(({ name }) => name === 'MinerEnrolled')).toHaveLength(1);
  }, 600_000);

  it('stops by Ctrl-C with what it did, and leaves the round as it was', async () => {
    running.child.kill('SIGINT');
    await running.ended;
    expect(running.child.exitCode).toBe(0);
    expect(running.said.at(-1)).toMatchObject({ success: true, data: { stopped: true, refused: 3 } });
    expect(JSON.stringify(running.said)).not.toContain('//Miner');
    const decisions = await Promise.all([1, 2, 3, 4].map((one) => stage.decisions(one)));
    const about = decisions.flat().filter((one) => one.about === `axon of ${miner().address}`);
    expect(about).toMatchObject([{ action: null, because: [expect.stringMatching(/^silent: /)] }]);
  }, 120_000);

  it('refuses validators with less stake than it wants, and is not published twice', async () => {
    const before = (await stage.chain.account(miner().address)).nonce;
    const proud = run('--min-stake', '1000000');
    await proud.hears(({ event }) => event === 'ready');
    expect(await ask(validatorKey(1))).toEqual({ status: 'refused', code: 'low-stake' });
    expect((await stage.chain.account(miner().address)).nonce).toBe(before);
    proud.child.kill('SIGTERM');
    await proud.ended;
    expect(proud.child.exitCode).toBe(0);
  }, 120_000);

  it('moves to another port when the chain lets it', async () => {
    const moved = joust('run', '--key', '//Miner//1', '--host', HOST, '--port', '0');
    const { data } = await moved.hears(({ event }) => event === 'ready');
    const { netuid } = await stage.joust.read.config();
    const axon = (await stage.chain.storage('SubtensorModule', 'Axons', [netuid, miner().address])) as { port: number };
    expect([data?.['published'], axon.port === data?.['port']]).toEqual([true, true]);
    moved.child.kill('SIGTERM');
    await moved.ended;
    const hidden = joust('run', '--key', '//Miner//1', '--host', HOST, '--port', '0');
    expect((await hidden.hears(({ event }) => event === 'ready')).data).toMatchObject({ published: false });
    await hidden.hears(({ line }) => /^the chain takes a changed address in \d+ blocks/.test(line ?? ''));
    hidden.child.kill('SIGTERM');
    await hidden.ended;
  }, 120_000);

  it.each([
    ['not-registered', ['--key', '//Nobody', '--port', '0']],
    ['misused', ['--key', '//Miner//1', '--host', '0.0.0.0', '--port', '0']],
    ['address-unavailable', ['--key', '//Miner//1', '--host', '203.0.113.1', '--port', '0']],
  ])(
    'ends with %s where it cannot work',
    async (code, words) => {
      const { said, ended, child } = joust('run', ...words);
      await ended;
      expect(said.at(-1)).toMatchObject({ success: false, error: { code } });
      expect(child.exitCode).not.toBe(0);
    },
    120_000,
  );
});
