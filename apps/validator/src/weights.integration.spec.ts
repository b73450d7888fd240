import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { explain } from './explain/explain.ts';
import { contributionsFrom } from './github/contributions.ts';
import { functions } from './oss-contributions/testing/contributions.ts';
import { think } from './round/round.ts';
import { ANN, REPO, SETTINGS, Stage } from './testing/stage.ts';

/** The built process, as an operator starts it. */
const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const NETUID = 1;
const FULL = 65_535;

/** Weights on a subnet that wants them committed first; bootstrap has given the contract's neuron all of them, in the open. */
describe('weights under commit-reveal', () => {
  let stage: Stage;
  const folders: string[] = [];
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    stage = await Stage.begin();
    await stage.setSubnet('sudo_set_commit_reveal_weights_enabled', { enabled: true });
  }, 600_000);
  afterAll(async () => {
    children.forEach((child) => child.kill('SIGKILL'));
    await stage.end();
    folders.forEach((folder) => rmSync(folder, { recursive: true }));
  });

  const hotkey = (validator: number): string => stage.keys.validators[validator - 1]?.hotkey.address ?? '';
  const entry = (name: string, ...keys: unknown[]) => stage.chain.storage('SubtensorModule', name, [NETUID, ...keys]);
  const commits = async (validator: number) => ((await entry('WeightCommits', hotkey(validator))) ?? []) as unknown[];
  const weights = async (validator: number) => {
    const set = (await entry('Weights', Number(await entry('Uids', hotkey(validator))))) as [number, number][];
    return Object.fromEntries(set.filter(([, weight]) => weight > 0));
  };
  const toNextEpoch = async (): Promise<void> => {
    const before = Number(await entry('SubnetEpochIndex'));
    while (Number(await entry('SubnetEpochIndex')) === before) await stage.advance(1);
  };
  const about = async (what: RegExp, options = {}) => (await stage.decisions(1, options)).filter((decision) => what.test(decision.about));

  /** The contract's 80 %, and the owner's neuron, which recycles the rest: scaled by the chain so that the largest is all. */
  const expected = async () => ({ [Number(await entry('Uids', (await stage.joust.read.config()).hotkey))]: FULL, 0: 16_384 });

  it('are committed as a hash, and nothing is set', async () => {
    const before = await weights(1);
    await stage.advance(60);
    const sent = await stage.round([1]);
    expect(sent.map(({ decision, result }) => [decision.action?.message, result])).toContainEqual(['commitWeights', 'sent']);
    expect(await commits(1)).toHaveLength(1);
    expect(await weights(1)).toEqual(before);
  }, 600_000);

  it('are found again by a validator that starts anew, and revealed in their epoch only', async () => {
    expect(await about(/^weights committed/, { fresh: true })).toMatchObject([{ action: null }]);
    await toNextEpoch();
    const [decided] = await about(/^weights committed/);
    expect(decided?.action).toMatchObject({ message: 'revealWeights' });
    expect(await about(/^weights committed/, { fresh: true })).toEqual([decided]);
    await stage.round([1]);
    expect(await weights(1)).toEqual(await expected());
    expect(await commits(1)).toEqual([]);
  }, 600_000);

  /** A process with nothing but its environment, in an empty folder. */
  const start = async (validator: number): Promise<ChildProcess> => {
    const folder = mkdtempSync(join(tmpdir(), 'joust-validator-'));
    folders.push(folder);
    const variables = {
      PATH: process.env['PATH'] ?? '',
      CHAIN_URL: stage.url,
      CONTRACT_ADDRESS: stage.joust.address,
      VALIDATOR_KEY: `//Validator//${validator}`,
      GITHUB_API_URL: stage.standIn.url,
      CONTRACT_SHARE_BPS: '8000',
      ROUND_BLOCKS: '1',
      WEIGHT_BLOCKS: '1',
    };
    const child = spawn(process.execPath, [MAIN], { cwd: folder, env: variables, stdio: 'ignore' });
    children.push(child);
    return child;
  };
  const until = async (isTrue: () => Promise<boolean>, nextBlock = false): Promise<void> => {
    for (let tries = 0; !(await isTrue()); tries += 1) {
      if (tries === 600) throw new Error('it never came true');
      if (nextBlock) await stage.advance(1);
      await sleep(200);
    }
  };

  it('are revealed by another process after the first was killed, without a file between them', async () => {
    expect({ built: existsSync(MAIN) }).toEqual({ built: true });
    await toNextEpoch();
    const first = await start(2);
    await until(async () => (await commits(2)).length > 0);
    first.kill('SIGKILL');
    await once(first, 'exit');
    const before = await weights(2);
    await toNextEpoch();
    await start(2);
    await until(async () => JSON.stringify(await weights(2)) !== JSON.stringify(before));
    expect(await weights(2)).toEqual(await expected());
  }, 600_000);
});

/** Open-source contributions on a real chain: a bound miner with merged pull requests. */
describe('weights for open-source contributions', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.begin();
    await stage.openIssue();
    await stage.play([1, 2, 3], 5, async () => (await stage.joust.read.identities(0, 10)).items.length === 2);
    for (let count = 0; count < 3; count += 1)
      await stage.merge(await stage.openPull(ANN, { files: [{ path: 'src/a.ts', before: null, after: functions(2) }] }));
    await stage.advance(60);
  }, 600_000);
  afterAll(() => stage.end());

  const decided = async () => {
    const repositories = [
      { repo: REPO, id: 77, share: 1, branches: ['main'], discoveryShare: 5_000, lookbackDays: 30, labels: {}, fixedBase: null },
    ];
    const settings = { ...SETTINGS, contractShare: 5_000, ossShare: 3_000 };
    const thinker = { ...stage.thinker(1), settings, readContributions: contributionsFrom(stage.github, repositories) };
    const { decisions } = await think(thinker, await stage.chain.finalized());
    return decisions.find(({ about }) => about === 'weights');
  };

  it('go to the miner who earned them, to the contract, and back to the subnet', async () => {
    const uidOf = async (hotkey: string) => Number(await stage.chain.storage('SubtensorModule', 'Uids', [NETUID, hotkey]));
    const contract = await uidOf((await stage.joust.read.config()).hotkey);
    const ann = await uidOf(stage.keys.miners[0]?.hotkey.address ?? '');
    const decision = await decided();
    if (decision?.action?.message !== 'setWeights') throw new Error(decision?.because.join());
    const { uids, values } = decision.action;
    expect(Object.fromEntries(uids.map((uid, index) => [uid, values[index]]))).toEqual({ 0: 13_108, [contract]: 32_767, [ann]: 19_660 });
  }, 600_000);

  it('are explained with the records they come from, and what would be sent', async () => {
    const repositories = [
      { repo: REPO, id: 77, share: 1, branches: ['main'], discoveryShare: 5_000, lookbackDays: 30, labels: {}, fixedBase: null },
    ];
    const readContributions = contributionsFrom(stage.github, repositories);
    const validator = { ...stage.thinker(1), readContributions, createdAt: 0, roundBlocks: 1 };
    validator.settings = { ...SETTINGS, contractShare: 5_000, ossShare: 3_000 };
    const told = await explain(validator, { issueId: null, json: true });
    const { contributions, decisions, evidence } = JSON.parse(told);
    expect(contributions).toMatchObject([{ pulls: [{ authorId: ANN, files: [{ path: 'src/a.ts', before: null }] }, {}, {}] }]);
    expect(decisions).toContainEqual(
      expect.objectContaining({ about: 'weights', wouldSend: expect.objectContaining({ message: 'setWeights' }) }),
    );
    expect(evidence).toContainEqual(
      expect.objectContaining({
        about: 'issue 1',
        sources: ['https://github.com/maintainer/thing/issues/1'],
        facts: expect.objectContaining({ kind: 'read' }),
      }),
    );
    expect(told).not.toContain('function f0');
    const text = await explain(validator, { issueId: 1n, json: false });
    expect(text).toMatch(/yes the issue is in the registered repository[^]*no {2}the issue was closed: it is open/);
  }, 600_000);

  it('are not set while GitHub is silent, and votes go on', async () => {
    await stage.order('faults', { kind: 'fail' });
    expect(await decided()).toMatchObject({
      action: null,
      because: ['without evidence nobody is weighed, and the last weights stand', expect.stringContaining('are unknown')],
    });
    await stage.order('faults', {}, 'DELETE');
    expect((await decided())?.action).toMatchObject({ message: 'setWeights' });
  }, 600_000);
});
