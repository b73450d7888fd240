import { DEFAULT_PARAMS } from '@joust/bootstrap';
import type { Competition } from '@joust/contract';
import { Random } from './testing/random.ts';
import { Conductor } from './testing/restarts/conductor.ts';
import { killsOf, type Kill } from './testing/restarts/kill.ts';
import { ValidatorProcess } from './testing/restarts/validator-process.ts';
import { ANN, BEN, MAINTAINER, REPO, Stage } from './testing/stage.ts';
import { BALLOTS, transactionsOf, type Sent } from './testing/transactions.ts';

const SEED = Number(process.env['JOUST_SEED'] ?? 20_261_121);
const ROUND_BLOCKS = 6;
const VALIDATORS = [1, 2, 3];
/** Half-day epochs, a challenge of a day and a holdback of two, so that the end is near. */
const PARAMS = { ...DEFAULT_PARAMS, pairEpoch: 3_600, challenge: 7_200, holdback: 14_400 };
/** About as long as the story takes. */
const BLOCKS = 280;

/** What a run left on the chain. */
interface Told {
  readonly sent: readonly Sent[];
  readonly competition: Competition;
  readonly issues: readonly (string | undefined)[];
  readonly paid: readonly string[];
  readonly balanced: boolean;
  readonly processes: readonly ValidatorProcess[];
  readonly killed: readonly Kill[];
}

/**
 * One story, told twice from the same chain by three validators as processes: undisturbed, and with processes killed (SIGKILL)
 * at moments drawn by a seed, half of them between sending a transaction and its block, their local files deleted.
 */
describe('validators that are killed again and again', () => {
  let folder: string;
  let undisturbed: Told;
  let killed: Told;
  beforeAll(async () => {
    console.log(`seed ${SEED} (JOUST_SEED=${SEED} repeats it)`);
    folder = await prepared();
    undisturbed = await tell(folder, []);
    killed = await tell(folder, killsOf(new Random(SEED), 6, VALIDATORS.length, BLOCKS));
    console.log(
      killed.killed
        .map(({ fromBlock, victim, when, count }) => `from block ${fromBlock} on: validator ${victim + 1}, ${when}, ${count}`)
        .join('\n'),
    );
  }, 1_800_000);

  it('died often enough, also between sending and inclusion', () => {
    expect(killed.processes.reduce((sum, { deaths }) => sum + deaths, 0)).toBeGreaterThanOrEqual(4);
    expect(killed.killed.filter(({ when }) => when === 'sent').length).toBeGreaterThanOrEqual(2);
  });

  it('leave no file behind', () =>
    expect([...undisturbed.processes, ...killed.processes].flatMap(({ leftBehind }) => leftBehind)).toEqual([]));

  it('cast the same ballots, each once, none refused', () => {
    expect(ballotsOf(undisturbed)).toHaveLength(new Set(ballotsOf(undisturbed)).size);
    expect(ballotsOf(killed)).toEqual(ballotsOf(undisturbed));
    expect(killed.sent.filter(({ message, worked }) => BALLOTS.has(message) && !worked)).toEqual([]);
  });

  it.each(['start', 'settle'])('do what one does for all (%s) as often, whoever has the turn', (message) => {
    const done = ({ sent }: Told): string[] => sent.filter((it) => it.message === message && it.worked).map(({ payload }) => payload);
    expect(done(undisturbed).length).toBeGreaterThan(0);
    expect(done(killed)).toEqual(done(undisturbed));
  });

  it('lead to the same end: the winner is paid both parts once, the other issue is cancelled', () => {
    const { outcome } = undisturbed.competition;
    expect(outcome?.outcome).toBe(undisturbed.competition.a.githubId === BigInt(ANN) ? 'WinA' : 'WinB');
    expect(killed.competition.outcome).toEqual(outcome);
    expect(undisturbed.paid).toHaveLength(2);
    expect(killed.paid).toEqual(undisturbed.paid);
    expect([undisturbed.issues, killed.issues]).toEqual([
      ['Solved', 'Cancelled'],
      ['Solved', 'Cancelled'],
    ]);
    expect([undisturbed.balanced, killed.balanced]).toEqual([true, true]);
  });
});

/** Who voted what, without the blocks. */
const ballotsOf = ({ sent }: Told): string[] =>
  sent
    .filter(({ message, worked }) => BALLOTS.has(message) && worked)
    .map(({ signer, message, payload }) => `${signer} ${message} ${payload}`)
    .sort();

/** The contract stands, two issues are registered and both miners have claimed their accounts. */
const prepared = async (): Promise<string> => {
  const stage = await Stage.begin(PARAMS);
  await stage.openIssue();
  await stage.register(2);
  return stage.leave();
};

const tell = async (folder: string, kills: readonly Kill[]): Promise<Told> => {
  const stage = await Stage.again(folder);
  stage.byHand = true;
  const processes = VALIDATORS.map((number) => new ValidatorProcess(settingsOf(stage, number)));
  try {
    const from = stage.devnet.head().number + 1;
    for (const process of processes) await process.start(stage.devnet.url);
    const conductor = new Conductor(stage, processes, ROUND_BLOCKS, kills);
    await conductor.settle();
    await play(stage, conductor);
    return { ...(await read(stage, from, conductor.head)), processes, killed: conductor.killed };
  } finally {
    for (const process of processes) await process.stop();
    await stage.end();
  }
};

const settingsOf = (stage: Stage, number: number): Record<string, string> => ({
  CONTRACT_ADDRESS: stage.joust.address,
  VALIDATOR_KEY: `//Validator//${number}`,
  GITHUB_API_URL: stage.standIn.url,
  ROUND_BLOCKS: String(ROUND_BLOCKS),
  TURN_BLOCKS: '6',
  WEIGHT_BLOCKS: '50',
  CONTRACT_SHARE_BPS: '8000',
});

const play = async (stage: Stage, conductor: Conductor): Promise<void> => {
  const { read } = stage.joust;
  await conductor.until(async () => (await read.identities(0, 10)).items.length === 2 && (await read.issue(1n))?.status === 'Open');
  await conductor.during(stage.enrolFirst());
  await conductor.during(stage.joust.submit.enrol(stage.miner(1).hotkey, [1n]));
  await conductor.until(async () => (await read.competition(1n)) !== null);
  await conductor.to((await stage.competition()).openAt + 1);
  const pull = await stage.openPull(ANN);
  await stage.openPull(BEN);
  await conductor.to(conductor.head + 2);
  await stage.merge(pull);
  await stage.order('issues/close', { repo: REPO, number: 2, by: MAINTAINER, reason: 'NOT_PLANNED' });
  await conductor.until(async () => (await stage.competition()).phase === 'Decided' && (await read.issue(2n))?.status === 'Cancelled');
  await conductor.to((await stage.competition()).settleAt ?? 0);
  await conductor.until(async () => (await stage.competition()).phase === 'Holdback');
  await conductor.to((await stage.competition()).finalAt ?? 0);
  await conductor.until(async () => (await stage.competition()).phase === 'Final');
};

const read = async (stage: Stage, from: number, to: number): Promise<Omit<Told, 'processes' | 'killed'>> => {
  const { joust, chain } = stage;
  const paid: string[] = [];
  for (let block = from; block <= to; block += 1)
    for (const event of joust.eventsOf(await chain.events(await chain.blockHash(block))))
      if (event.name === 'PayoutReleased' || event.name === 'HoldbackReleased') paid.push(`${event.name} ${event.amount} ${event.hotkey}`);
  const statuses = await Promise.all([1n, 2n].map(async (id) => (await joust.read.issue(id))?.status));
  const { balanced, problems } = await joust.read.audit();
  return {
    sent: await transactionsOf(chain, joust.address, from, to),
    competition: await stage.competition(),
    issues: statuses,
    paid,
    balanced: balanced && problems.length === 0,
  };
};
