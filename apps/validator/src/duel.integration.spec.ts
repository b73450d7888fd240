import type { Competition } from '@joust/contract';
import { alpha } from '@joust/units';
import { ANN, Stage } from './testing/stage.ts';

/** A duel on a real chain, from claim to payment. Validator 4 is away all the time. */
describe('a duel among three of four validators', () => {
  const present = [1, 2, 3];
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.begin();
    await stage.openIssue();
  }, 600_000);
  afterAll(() => stage.end());

  const competition = (): Promise<Competition | null> => stage.joust.read.competition(1n);
  const running = async (): Promise<Competition> => {
    const found = await competition();
    if (found === null) throw new Error('nothing has started');
    return found;
  };
  const named = (name: string): number => stage.events.filter((event) => event.name === name).length;

  it('binds both miners by the gists their hotkeys signed', async () => {
    await stage.play(present, 5, async () => (await stage.joust.read.identities(0, 10)).items.length === 2);
    expect((await stage.joust.read.identities(0, 10)).items.map(({ githubId }) => githubId)).toEqual([501n, 502n]);
  }, 600_000);

  it('fills the bounty from emission and opens the issue, though the holder of a turn may be away', async () => {
    await stage.play(present, 5, async () => (await stage.joust.read.issue(1n))?.status === 'Open');
    expect(await stage.joust.read.issue(1n)).toMatchObject({ filled: alpha(10) });
  }, 600_000);

  it('pairs the enrolled, one by himself and one by a relayed intent: one ratings hash, one list of pairs, one start', async () => {
    await stage.enrolFirst();
    await stage.relayForSecond();
    await stage.play(present, 3, async () => (await competition()) !== null);
    const proposals = stage.events.filter((event) => event.name === 'PairsProposed');
    expect(proposals.length).toBeGreaterThanOrEqual(3);
    expect(new Set(proposals.map(({ ratingsHash }) => ratingsHash)).size).toBe(1);
    expect(named('CompetitionStarted')).toBe(1);
  }, 600_000);

  it('does not vote while GitHub fails, and says that it does not know', async () => {
    await stage.advanceTo((await running()).openAt + 1);
    const pull = await stage.openPull(ANN);
    await stage.advance(2);
    await stage.merge(pull);
    await stage.advance(3);
    await stage.order('faults', { kind: 'fail' });
    const decisions = await stage.decisions(1);
    expect(decisions.find(({ about }) => about === 'competition 1')).toMatchObject({
      action: null,
      because: expect.arrayContaining(['unknown']),
    });
    await stage.order('faults', {}, 'DELETE');
  }, 600_000);

  it('decides the same after a restart as before', async () => {
    const before = await stage.decisions(1);
    expect(before.find(({ about }) => about === 'competition 1')?.action).toMatchObject({ message: 'voteOutcome' });
    expect(await stage.decisions(1, { fresh: true })).toEqual(before);
  }, 600_000);

  it('decides for the author of the merged pull request, votes once each, and pays both parts once', async () => {
    await stage.play(present, 3, async () => (await competition())?.phase === 'Decided');
    const { outcome, settleAt, a } = await running();
    expect(outcome).toMatchObject({ outcome: a.githubId === BigInt(ANN) ? 'WinA' : 'WinB', pullNumber: 2 });
    expect(named('OutcomeVoted')).toBe(3);
    await stage.advanceTo(settleAt ?? 0);
    await stage.play(present, 5, async () => (await competition())?.phase === 'Holdback');
    const hotkey = stage.keys.miners[0]?.hotkey.address;
    const paid = (name: string) => stage.events.filter((event) => event.name === name);
    expect(paid('PayoutReleased')).toMatchObject([{ amount: alpha(10) - alpha(10) / 4n, held: alpha(10) / 4n, hotkey }]);
    await stage.advanceTo((await competition())?.finalAt ?? 0);
    await stage.play(present, 5, async () => (await competition())?.phase === 'Final');
    expect(paid('HoldbackReleased')).toMatchObject([{ amount: alpha(10) / 4n, hotkey }]);
    expect(paid('PayoutReleased')).toHaveLength(1);
    expect(await stage.joust.read.audit()).toMatchObject({ balanced: true, problems: [] });
  }, 600_000);

  it('gives the contract its share of the weights, by its hotkey', async () => {
    const { netuid, hotkey } = await stage.joust.read.config();
    const uidOf = (account: string) => stage.chain.storage('SubtensorModule', 'Uids', [netuid, account]).then(Number);
    const own = await uidOf(stage.keys.validators[0]?.hotkey.address ?? '');
    const weights = (await stage.chain.storage('SubtensorModule', 'Weights', [netuid, own])) as [number, number][];
    expect(weights.find(([, weight]) => weight === 65_535)?.[0]).toBe(await uidOf(hotkey));
  });
});
