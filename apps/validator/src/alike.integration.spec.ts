import { GithubClient } from '@joust/github';
import { gatherEvidence } from './github/github-evidence.ts';
import { readView } from './chain/read-view.ts';
import type { ChainView } from './chain/chain-view.ts';
import { decideRound } from './round/decide.ts';
import { sendAll } from './round/send.ts';
import { Random } from './testing/random.ts';
import { ANN, BEN, MAINTAINER, REPO, Stage } from './testing/stage.ts';
import { BALLOTS, transactionsOf } from './testing/transactions.ts';

/** Issues and pull requests with longer lists than any page of these readers. */
const EVENTS = 8;
const OTHER_PULLS = 5;

/**
 * Two validators that read GitHub in pages of one and of a hundred entries, and the chain's lists in another order each: what
 * they send is the same to the byte, from the pairing to the outcome.
 */
describe('two validators with other pages and other orders', () => {
  let stage: Stage;
  let from: number;
  const random = new Random(7);
  beforeAll(async () => {
    stage = await Stage.begin();
    await stage.openIssue();
    await stage.register(2);
    from = stage.devnet.head().number + 1;
  }, 1_800_000);
  afterAll(() => stage.end());

  const pages = (pageSize: number): GithubClient => new GithubClient({ baseUrl: stage.standIn.url, pageSize, spacingMs: 0 });
  const shuffled = (view: ChainView): ChainView => ({
    ...view,
    issues: random.shuffled(view.issues),
    competitions: random.shuffled(view.competitions),
    enrolments: random.shuffled(view.enrolments),
    claims: random.shuffled(view.claims),
    pairs: random.shuffled(view.pairs),
    pairing: view.pairing && {
      ...view.pairing,
      identities: random.shuffled(view.pairing.identities),
      results: random.shuffled(view.pairing.results),
    },
  });
  const decide = async (validator: number, pageSize: number) => {
    const { address } = stage.hotkey(validator);
    const view = shuffled(await readView(stage.joust, address, await stage.chain.finalized()));
    return decideRound(view, await gatherEvidence(pages(pageSize), view, address, stage.joust.address), address, stage.settings);
  };
  /** Validators 1 and 2 so; validator 3 as usual, so that there is a quorum. */
  const round = async (): Promise<void> => {
    const decided = await Promise.all([decide(1, 1), decide(2, 100), stage.decisions(3)]);
    await Promise.all(
      decided.map((decisions, index) =>
        sendAll(stage.joust, stage.hotkey(index + 1), decisions, () => undefined, new AbortController().signal),
      ),
    );
  };
  const until = async (blocks: number, isSo: () => Promise<boolean>): Promise<void> => {
    for (let rounds = 0; !(await isSo()); rounds += 1) {
      if (rounds === 60) throw new Error('it never came true');
      await stage.advance(blocks);
      await round();
    }
  };

  it('send the same ballots, byte for byte', async () => {
    const { read } = stage.joust;
    await until(5, async () => (await read.identities(0, 10)).items.length === 2 && (await read.issue(1n))?.status === 'Open');
    await stage.enrolFirst();
    await stage.joust.submit.enrol(stage.miner(1).hotkey, [1n]);
    await until(3, async () => (await read.competition(1n)) !== null);
    await stage.advanceTo((await stage.competition()).openAt + 1);
    const pull = await stage.openPull(ANN);
    await stage.openPull(BEN);
    for (let more = 0; more < OTHER_PULLS; more += 1) await stage.openPull(MAINTAINER);
    for (let times = 0; times < EVENTS; times += 1) {
      await stage.order('issues/close', { repo: REPO, number: 1, by: MAINTAINER });
      await stage.order('issues/reopen', { repo: REPO, number: 1, by: MAINTAINER });
      await stage.order('pulls/draft', { repo: REPO, number: pull, by: ANN });
      await stage.order('pulls/ready', { repo: REPO, number: pull, by: ANN });
      await stage.advance(1);
    }
    await stage.merge(pull);
    await stage.order('issues/close', { repo: REPO, number: 2, by: MAINTAINER, reason: 'DUPLICATE' });
    await until(3, async () => (await stage.competition()).phase === 'Decided' && (await read.issue(2n))?.status === 'Cancelled');
    const sent = await transactionsOf(stage.chain, stage.joust.address, from, stage.devnet.head().number);
    const ballotsOf = (validator: number) =>
      sent
        .filter(({ signer, message, worked }) => signer === stage.hotkey(validator).address && BALLOTS.has(message) && worked)
        .map(({ message, payload }) => `${message} ${payload}`)
        .sort();
    expect(ballotsOf(1)).toEqual(ballotsOf(2));
    expect(new Set(ballotsOf(1).map((ballot) => ballot.split(' ')[0]))).toEqual(
      new Set(['voteIdentity', 'proposePairs', 'voteOutcome', 'voteCancel']),
    );
  }, 1_800_000);
});
