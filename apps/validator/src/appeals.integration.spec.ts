import { rmSync } from 'node:fs';
import { DEFAULT_PARAMS } from '@joust/bootstrap';
import type { Subject } from '@joust/contract';
import { alpha } from '@joust/units';
import { ANN, Stage } from './testing/stage.ts';

/** Votes after, or instead of, a plain decision, on a real chain. Validator 4 is away all the time. */
describe('three of four validators', () => {
  const present = [1, 2, 3];
  /** The window from the first to the second day, the final resolve on the fourth; a day to challenge, two of holdback. */
  const params = {
    ...DEFAULT_PARAMS,
    submitOpen: 7_200,
    submitClose: 14_400,
    resolve: 28_800,
    extend: 7_200,
    challenge: 7_200,
    holdback: 14_400,
  };
  let folder: string;
  let stage: Stage;
  beforeAll(async () => {
    const first = await Stage.begin(params);
    await first.openIssue();
    await first.toCompetition(present);
    folder = await first.leave();
  }, 1_800_000);
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeEach(async () => {
    stage = await Stage.again(folder);
    await stage.advanceTo((await stage.competition()).openAt + 1);
  }, 1_800_000);
  afterEach(() => stage.end());

  const aboutExtension = async () =>
    (await stage.decisions(1)).find(({ about }) => about === 'more time for competition 1')?.because.join('; ');
  const balanced = async () => expect(await stage.joust.read.audit()).toMatchObject({ balanced: true, problems: [] });
  const ballots = (type: Subject['type']) => stage.happened('BallotCast').filter(({ subject }) => subject.type === type);
  /** Ann's pull request is merged and the validators have decided so. */
  const decidedForAnn = async (): Promise<number> => {
    const pull = await stage.openPull(ANN);
    await stage.advance(2);
    await stage.merge(pull);
    await stage.play(present, 3, async () => (await stage.competition()).phase === 'Decided');
    return pull;
  };
  /** Ann is one side of the pair, by the draw of the anchor. */
  const ofAnn = async (what: 'Win' | 'Walkover' | 'Fault') =>
    `${what}${(await stage.competition()).a.githubId === BigInt(ANN) ? 'A' : 'B'}`;

  it('give more time while a valid pull request waits for its review, and its merge after the old end wins', async () => {
    const { resolveAt, expiresAt, resolveMs } = await stage.competition();
    const pull = await stage.openPull(ANN);
    await stage.advanceTo(resolveAt - 20);
    expect(await aboutExtension()).toMatch(/^proven/);
    await stage.play(present, 2, async () => (await stage.competition()).extendedAt !== null);
    expect(await stage.competition()).toMatchObject({
      phase: 'Running',
      resolveAt: resolveAt + 36,
      expiresAt: expiresAt + 36,
      resolveMs: resolveMs + 36_000n,
    });
    expect(stage.happened('CompetitionExtended')).toHaveLength(1);
    expect(ballots('Extend')).toHaveLength(3);
    await stage.advanceTo(resolveAt + 5);
    await stage.round(present);
    expect((await stage.competition()).phase).toBe('Running');
    await stage.merge(pull);
    await stage.play(present, 3, async () => (await stage.competition()).phase === 'Decided');
    expect((await stage.competition()).outcome).toMatchObject({ outcome: await ofAnn('Walkover'), pullNumber: pull });
  }, 1_800_000);

  it('challenge a win whose merge is undone in the challenge window, decide again, and nobody is paid', async () => {
    const pull = await decidedForAnn();
    expect((await stage.competition()).outcome).toMatchObject({ outcome: await ofAnn('Win'), pullNumber: pull });
    await stage.round(present);
    expect(stage.happened('CompetitionChallenged')).toEqual([]);
    await stage.revert(pull);
    await stage.play(present, 2, async () => (await stage.competition()).reopenedAt !== null);
    expect(stage.happened('CompetitionReopened')).toHaveLength(1);
    expect(stage.happened('CompetitionChallenged').length).toBeGreaterThanOrEqual(2);
    await stage.play(present, 2, async () => (await stage.competition()).phase !== 'Reopened');
    expect((await stage.competition()).outcome).toMatchObject({ outcome: await ofAnn('Fault'), pullNumber: pull });
    await stage.play(present, 3, async () => (await stage.competition()).phase === 'Final');
    expect(await stage.joust.read.issue(1n)).toMatchObject({ status: 'Cancelled', cancelReason: 'SolvedInvalid' });
    expect([...stage.happened('PayoutReleased'), ...stage.happened('HoldbackReleased')]).toEqual([]);
    expect((await stage.joust.read.results(0, 10)).items).toMatchObject([
      { outcome: await ofAnn('Win'), amendedOutcome: await ofAnn('Fault') },
    ]);
    await balanced();
  }, 1_800_000);

  it('vote a revert in the holdback, and the part that was held back is recycled', async () => {
    const pull = await decidedForAnn();
    await stage.advanceTo((await stage.competition()).settleAt ?? 0);
    await stage.play(present, 3, async () => (await stage.competition()).phase === 'Holdback');
    await stage.revert(pull);
    await stage.play(present, 2, async () => (await stage.competition()).revertedAt !== null);
    expect(stage.happened('SolutionReverted')).toMatchObject([{ recycled: alpha(10) / 4n }]);
    expect(ballots('Revert')).toHaveLength(3);
    expect(stage.happened('PayoutReleased')).toMatchObject([{ amount: alpha(10) - alpha(10) / 4n }]);
    expect(await stage.competition()).toMatchObject({ phase: 'Final' });
    await stage.advance(80);
    await stage.round(present);
    expect(stage.happened('HoldbackReleased')).toEqual([]);
    expect(await stage.joust.read.issue(1n)).toMatchObject({ status: 'Solved' });
    await balanced();
  }, 1_800_000);
});
