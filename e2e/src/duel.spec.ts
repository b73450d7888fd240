/**
 * The story of one duel on the real product: devnet, contract, Postgres, Redis, worker, API, dashboard and four validators,
 * started by `joust up`; only GitHub is a stand-in. The test is the owner, the miners and the maintainer.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { developmentKeys, type DevelopmentKeys } from '@joust/bootstrap';
import { Chain, type Competition, type Issue, Joust } from '@joust/contract';
import { rate } from '@joust/elo';
import { alpha } from '@joust/units';
import { Machine } from './machine.ts';
import { MatchupWatcher } from './matchup-watcher.ts';
import { Hub, type Person, publishGist, publishProof } from './people.ts';
import { until } from './until.ts';

const REPO = 'bitcoin-core/secp256k1';
const HISTORY = { id: 'bitcoin-core-secp256k1-680', number: 680 };
const URL = `https://github.com/${REPO}/issues/${HISTORY.number}`;
const MAINTAINER = 94188477;
const ANN: Person = { githubId: 310_000_001, login: 'ann-of-the-lance' };
const BEN: Person = { githubId: 310_000_002, login: 'ben-of-the-shield' };
const CAT: Person = { githubId: 310_000_003, login: 'cat-of-the-spear' };
const BOUNTY = alpha(12);
/** What waits for the end of the holdback: a quarter. */
const HELD = BOUNTY / 4n;

let machine: Machine;
let chain: Chain;
let joust: Joust;
let hub: Hub;
let keys: DevelopmentKeys;
let page: MatchupWatcher;

const counts = async () => {
  const { openIssues, openCompetitions } = await joust.read.audit();
  const issues = await joust.read.issues(null, 0n, 20);
  return { openIssues, openCompetitions, issues: issues.items.length };
};
const competition = async (): Promise<Competition> => (await joust.read.competition(1n)) ?? failMissing('competition 1');
const issue = async (): Promise<Issue> => (await joust.read.issue(1n)) ?? failMissing('issue 1');
const failMissing = (what: string): never => {
  throw new Error(`There is no ${what}.`);
};

beforeAll(async () => {
  machine = await Machine.start({ blockMillis: 350, portOffset: 5_000 });
  chain = await Chain.connect(machine.place.chainUrl);
  joust = Joust.at(chain, machine.place.contract);
  hub = new Hub(machine.place.githubUrl);
  keys = await developmentKeys(4, 6);
}, 300_000);

afterAll(async () => {
  await page?.close();
  chain?.close();
  const code = await machine?.stop();
  expect(code).toBe(0);
}, 60_000);

describe('what is refused says one sentence and changes nothing', () => {
  it('a register address that is no open issue', async () => {
    const now = await chain.timestamp();
    await hub.order('histories', { id: HISTORY.id, part: 'issue', window: { opensAt: now, closesAt: now + 252_000 } });
    await hub.order('accounts', { id: ANN.githubId, login: ANN.login, type: 'User' });
    await hub.order('issues', { repo: REPO, number: 7001, title: 'Closed already', author: MAINTAINER });
    await hub.order('issues/close', { repo: REPO, number: 7001, by: MAINTAINER });
    await hub.order('pulls', { repo: REPO, number: 7002, title: 'A pull request', author: ANN.githubId });
    const before = await counts();
    const cases = [
      ['https://example.org/what', 'not-an-issue-url', 3],
      [`https://github.com/${REPO}/pull/7002`, 'is-pull-request', 3],
      [`https://github.com/${REPO}/issues/7002`, 'is-pull-request', 3],
      [`https://github.com/${REPO}/issues/7001`, 'issue-closed', 3],
      [`https://github.com/${REPO}/issues/7099`, 'issue-missing', 3],
    ] as const;
    for (const [url, code, exitCode] of cases) {
      const answer = await machine.joust('issue', 'register', url, '--bounty', '12');
      expect(answer).toMatchObject({ success: false, exitCode, error: { code } });
      expect(answer.error?.message.split('\n')).toHaveLength(1);
    }
    expect(await counts()).toEqual(before);
  }, 60_000);

  it('a bounty below the minimum and a caller who is not the owner', async () => {
    const before = await counts();
    expect(await machine.joust('issue', 'register', URL, '--bounty', '9.999999999')).toMatchObject({
      success: false,
      exitCode: 3,
      error: { code: 'contract-refused' },
    });
    expect(await machine.joust('issue', 'register', URL, '--bounty', '12', '--key', '//Miner//1')).toMatchObject({
      success: false,
      exitCode: 3,
    });
    expect(await counts()).toEqual(before);
  }, 60_000);

  it('a claim of an account that validators would not believe', async () => {
    const own = await publishProof(machine, hub, '//Miner//3', CAT);
    const empty = await publishGist(hub, CAT, { 'joust.txt': 'nothing' });
    const claims: readonly [string, string, string, string][] = [
      ['somebody else’s gist', '//Miner//4', own, 'proof-fails'],
      ['a gist without the statement', '//Miner//3', empty, 'proof-fails'],
      ['a gist that is not there', '//Miner//3', `gist:${'0'.repeat(32)}`, 'proof-missing'],
      ['no gist at all', '//Miner//3', 'https://example.org/proof', 'proof-fails'],
      ['a hotkey outside the subnet', '//Stranger', own, 'not-registered'],
    ];
    for (const [what, key, proof, code] of claims) {
      const answer = await machine.joust('miner', 'claim', CAT.login, '--proof', proof, '--key', key);
      expect({ what, ...answer }).toMatchObject({ what, success: false, exitCode: 3, error: { code } });
    }
    expect(await machine.joust('miner', 'proof', 'nobody-has-this-login', '--key', '//Miner//3')).toMatchObject({
      exitCode: 3,
      error: { code: 'account-missing' },
    });
    expect((await joust.read.claims(0, 20)).items).toEqual([]);
  }, 120_000);

  it('an enrolment of a miner without an identity, and a stranger among the validators', async () => {
    const before = await counts();
    expect(await machine.joust('enrol', '1', '--key', '//Miner//3')).toMatchObject({
      success: false,
      exitCode: 3,
      error: { code: 'contract-refused' },
    });
    const stranger = keys.miners[0]?.hotkey ?? failMissing('miner');
    await expect(joust.submit.voteIdentity(stranger, stranger.address, stranger.address, 1n)).rejects.toMatchObject({
      code: 'contract-refused',
      error: 'NotValidator',
    });
    expect(await counts()).toEqual(before);
  }, 60_000);
});

describe('one duel', () => {
  it('begins with an issue that the owner registers once', async () => {
    const registered = await machine.joust('issue', 'register', URL, '--bounty', '12');
    expect(registered).toMatchObject({ success: true, exitCode: 0, data: { id: '1', bounty: String(BOUNTY) } });
    expect(await issue()).toMatchObject({ repo: REPO, number: HISTORY.number, target: BOUNTY, status: 'Registered' });
    expect(await machine.joust('issue', 'register', URL, '--bounty', '20')).toMatchObject({
      success: false,
      exitCode: 3,
      error: { code: 'contract-refused' },
    });
    expect((await joust.read.issues(null, 0n, 20)).items).toHaveLength(1);
  }, 60_000);

  it('binds two miners to GitHub accounts by a vote on their gists', async () => {
    for (const [index, person] of [ANN, BEN].entries()) {
      const key = `//Miner//${index + 1}`;
      const proof = await publishProof(machine, hub, key, person);
      expect(await machine.joust('miner', 'claim', person.login, '--proof', proof, '--key', key)).toMatchObject({ success: true });
    }
    for (const [index, person] of [ANN, BEN].entries()) {
      const hotkey = keys.miners[index]?.hotkey.address ?? failMissing('miner');
      const bound = await until(`${person.login} is bound`, 120, () => joust.read.identity(hotkey));
      expect(bound).toMatchObject({ githubId: BigInt(person.githubId), coldkey: keys.miners[index]?.coldkey.address });
    }
  }, 240_000);

  it('fills the bounty from emission, and opens', async () => {
    await until('the issue is open', 240, async () => (await issue()).status === 'Open');
    expect((await issue()).filled).toBe(BOUNTY);
    const { ledger, balanced, problems } = await joust.read.audit();
    expect({ balanced, problems }).toEqual({ balanced: true, problems: [] });
    expect(ledger.filledUnpaid).toBe(BOUNTY);
    expect(ledger.stake).toBeGreaterThanOrEqual(ledger.filledUnpaid);
  }, 300_000);

  it('pairs the two who enrolled', async () => {
    expect(await machine.joust('enrol', '1', '--key', '//Miner//1')).toMatchObject({ success: true });
    expect(await machine.joust('enrol', '1', '--key', '//Miner//2')).toMatchObject({ success: true });
    const started = await until('the competition starts', 180, () => joust.read.competition(1n));
    expect(new Set([started.a.githubId, started.b.githubId])).toEqual(new Set([ANN, BEN].map((it) => BigInt(it.githubId))));
    expect(await issue()).toMatchObject({ status: 'Competing', competition: 1n });
    const busy = await machine.joust('enrol', '1', '--key', '//Miner//1');
    expect(busy).toMatchObject({ success: false, exitCode: 3, error: { code: 'contract-refused' } });
    page = await MatchupWatcher.open(`${machine.place.dashboardUrl}/competitions/1`);
    await page.sees('phase', /locked|opens/i, 60);
    await page.sees('names', new RegExp(ANN.login), 60);
  }, 300_000);

  it('is won by the pull request that was merged inside the window', async () => {
    const { openMs } = await competition();
    await until('the window opens', 180, async () => (await chain.timestamp()) > Number(openMs) + 2_000);
    const number = await hub.openPull(REPO, ANN.githubId, HISTORY.number);
    await page.sees('pulls', new RegExp(`#${number}`), 90);
    await hub.order('pulls/merge', { repo: REPO, number, by: MAINTAINER });
    const decided = await until('validators decide', 180, async () => {
      const now = await competition();
      return now.phase === 'Running' ? null : now;
    });
    const annIsA = decided.a.githubId === BigInt(ANN.githubId);
    expect(decided.outcome).toMatchObject({ outcome: annIsA ? 'WinA' : 'WinB', pullNumber: number, void: null });
    await page.sees('phase', /decided/i, 60);
  }, 480_000);

  it('pays the winner three quarters after the challenge window, on the page too', async () => {
    const { settleAt } = await competition();
    const before = await winnersStake();
    await until('the first part is paid', 240, async () => (await competition()).phase === 'Holdback');
    expect((await chain.head()).number).toBeGreaterThanOrEqual(settleAt ?? Infinity);
    expect(await competition()).toMatchObject({ paid: BOUNTY - HELD, held: HELD });
    expect((await winnersStake()) - before).toBe(BOUNTY - HELD);
    const { ledger, balanced, problems } = await joust.read.audit();
    const { paid, holdbacks } = ledger;
    expect({ paid, holdbacks, balanced, problems }).toEqual({ paid: BOUNTY - HELD, holdbacks: HELD, balanced: true, problems: [] });
    expect((await issue()).status).toBe('Solved');
    await page.sees('phase', /first part paid/i, 60);
  }, 420_000);

  it('pays the rest after the holdback, and everything once', async () => {
    const { finalAt } = await competition();
    const before = await winnersStake();
    await until('the rest is paid', 240, async () => (await competition()).phase === 'Final');
    expect((await chain.head()).number).toBeGreaterThanOrEqual(finalAt ?? Infinity);
    expect((await competition()).paid).toBe(BOUNTY);
    expect((await winnersStake()) - before).toBe(HELD);
    const { ledger, balanced, problems } = await joust.read.audit();
    const { paid, holdbacks } = ledger;
    expect({ paid, holdbacks, balanced, problems }).toEqual({ paid: BOUNTY, holdbacks: 0n, balanced: true, problems: [] });
    await page.sees('phase', /paid in full/i, 60);
  }, 420_000);
});

describe('afterwards', () => {
  it('the API says what the contract says', async () => {
    await until('the index has caught up', 60, async () => {
      const { asOf } = (await machine.api('/competitions/1')) as { asOf: { block: number } };
      return asOf.block >= ((await competition()).settledAt ?? Infinity);
    });
    const [shown, shownIssue] = [await machine.api('/competitions/1'), await machine.api('/issues/1')];
    const [onChain, issueOnChain] = [await competition(), await issue()];
    expect(shown).toMatchObject({
      id: String(onChain.id),
      issue: { id: String(onChain.issueId), repo: issueOnChain.repo, number: issueOnChain.number, status: 'solved' },
      bounty: String(onChain.bounty),
      paid: String(onChain.paid),
      a: { miner: { hotkey: onChain.a.hotkey, coldkey: onChain.a.coldkey, githubId: String(onChain.a.githubId) } },
      b: { miner: { hotkey: onChain.b.hotkey, coldkey: onChain.b.coldkey, githubId: String(onChain.b.githubId) } },
      window: {
        phase: 'final',
        startBlock: onChain.startedAt,
        startedAt: iso(onChain.startedMs),
        opensBlock: onChain.openAt,
        opensAt: iso(onChain.openMs),
        closesBlock: onChain.closeAt,
        closesAt: iso(onChain.closeMs),
        resolvesBlock: onChain.resolveAt,
        resolvesAt: iso(onChain.resolveMs),
        expiresBlock: onChain.expiresAt,
      },
      outcome: {
        pullNumber: onChain.outcome?.pullNumber,
        mergeSha: onChain.outcome?.mergeSha,
        decided: { block: onChain.decidedAt },
        settleBlock: onChain.settleAt,
      },
      payout: { amount: String(BOUNTY - HELD), ...winner() },
      rest: { amount: String(HELD), ...winner(), block: onChain.settledAt },
      holdback: { amount: String(onChain.held), untilBlock: onChain.finalAt, reverted: null },
    });
    expect(shownIssue).toMatchObject({
      status: 'solved',
      target: String(issueOnChain.target),
      filled: String(issueOnChain.filled),
      repoId: String(issueOnChain.repoId),
      nodeId: issueOnChain.nodeId,
      authorId: String(issueOnChain.authorId),
      baseBranch: issueOnChain.baseBranch,
      contentHash: issueOnChain.contentHash,
      funded: { block: issueOnChain.fundedAt },
      opened: { block: issueOnChain.openedAt },
      ended: { block: issueOnChain.endedAt },
    });
    const tally = await joust.read.tally({ type: 'Outcome', value: 1n });
    expect(shown).toMatchObject({ tally: { totalWeight: String(tally?.totalWeight), leadingHeads: tally?.leadingHeads, reached: true } });
  }, 120_000);

  it('the ratings are those that anybody computes from the results', async () => {
    const { items } = await joust.read.results(0, 20);
    const { block } = await joust.read.config();
    const { players } = rate(items, { anchor: block, blocksPerDay: 36, occupied: new Set() });
    expect(players.get(BigInt(ANN.githubId))?.rating).toBe(1_548_000);
    expect(players.get(BigInt(BEN.githubId))?.rating).toBe(1_452_000);
    const { items: shown } = (await machine.api('/ratings')) as { items: { miner: { githubId: string }; rating: { rating: number } }[] };
    const ratingOf = (person: Person) => shown.find((it) => it.miner.githubId === String(person.githubId))?.rating.rating;
    expect([ratingOf(ANN), ratingOf(BEN)]).toEqual([1_548_000, 1_452_000]);
  }, 60_000);

  it('the pages have no accessibility violation', async () => {
    expect(await page.violations()).toEqual([]);
  }, 60_000);
});

const iso = (millis: bigint): string => new Date(Number(millis)).toISOString();

const winner = () => {
  const { hotkey, coldkey } = keys.miners[0] ?? failMissing('miner');
  return { hotkey: hotkey.address, coldkey: coldkey.address };
};

/** The winner's stake on the hotkey of the contract's neuron: a transfer of stake keeps its hotkey. Nothing else touches it. */
const winnersStake = async (): Promise<bigint> => {
  const { hotkey, netuid } = await joust.read.config();
  return chain.stake(hotkey, winner().coldkey, netuid);
};
