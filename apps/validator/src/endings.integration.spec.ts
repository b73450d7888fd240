import type { Issue } from '@joust/contract';
import { MAINTAINER, Stage } from './testing/stage.ts';

/** Issues that end while nobody competes for them, on a real chain. Validator 4 is away all the time. */
describe('an issue that ends without a competition', () => {
  const present = [1, 2, 3];
  let stage: Stage;
  beforeEach(async () => {
    stage = await Stage.begin();
    await stage.openIssue();
  }, 600_000);
  afterEach(() => stage.end());

  const issue = async (): Promise<Issue> => {
    const found = await stage.joust.read.issue(1n);
    if (found === null) throw new Error('the issue is gone from the contract');
    return found;
  };
  const isCancelled = async (): Promise<boolean> => (await issue()).status === 'Cancelled';
  const about = async (what: string) => (await stage.decisions(1)).find((decision) => decision.about === what);

  it('is cancelled when it was closed as not planned four hours ago, one vote each', async () => {
    await stage.play(present, 2, async () => (await stage.joust.read.config()).frozenAnchor !== null);
    await stage.order('issues/close', { repo: 'maintainer/thing', number: 1, by: MAINTAINER, reason: 'NOT_PLANNED' });
    await stage.advance(2);
    expect(await about('issue 1')).toMatchObject({ action: null, because: expect.arrayContaining(['closed as not planned']) });
    await stage.order('faults', { kind: 'fail' });
    await stage.advance(6);
    expect(await about('issue 1')).toMatchObject({ action: null, because: expect.arrayContaining(['unknown']) });
    await stage.order('faults', {}, 'DELETE');
    await stage.play(present, 2, isCancelled);
    expect(await issue()).toMatchObject({ cancelReason: 'NotPlanned' });
    expect(stage.events.filter(({ name }) => name === 'CancelVoted')).toHaveLength(3);
    expect(await stage.joust.read.audit()).toMatchObject({ balanced: true, problems: [] });
  }, 600_000);

  it('is flagged when it was deleted, and cancelled a day later by a second look', async () => {
    await stage.play(present, 2, async () => (await stage.joust.read.config()).frozenAnchor !== null);
    await stage.order('issues/delete', { repo: 'maintainer/thing', number: 1 });
    await stage.play(present, 2, async () => (await issue()).unavailableAt !== null);
    const flaggedAt = (await issue()).unavailableAt ?? 0;
    await stage.round(present);
    expect(await issue()).toMatchObject({ status: 'Registered', unavailableAt: flaggedAt });
    await stage.advanceTo(flaggedAt + 36);
    await stage.play(present, 2, isCancelled);
    expect(await issue()).toMatchObject({ cancelReason: 'Deleted' });
    expect(stage.events.filter(({ name }) => name === 'IssueUnavailableFlagged')).toHaveLength(1);
  }, 600_000);
});
