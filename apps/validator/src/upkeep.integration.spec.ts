import { rmSync } from 'node:fs';
import type { Hex } from '@joust/contract';
import { alpha } from '@joust/units';
import { Stage } from './testing/stage.ts';
import { transactionsOf } from './testing/transactions.ts';

const CODE: Hex = `0x${'07'.repeat(32)}`;
const OTHER: Hex = `0x${'08'.repeat(32)}`;
const ENOUGH = alpha(1_000_000);

/** What validators vote and do beside competitions, on a real chain. Validator 4 is away all the time. */
describe('three of four validators', () => {
  const present = [1, 2, 3];
  let folder: string;
  let stage: Stage;
  beforeAll(async () => {
    const first = await Stage.begin();
    await first.openIssue();
    await first.play(present, 5, async () => (await first.joust.read.issue(1n))?.status === 'Open');
    folder = await first.leave();
  }, 1_800_000);
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeEach(async () => {
    stage = await Stage.again(folder);
  }, 1_800_000);
  afterEach(() => stage.end());

  const announced = async () => (await stage.joust.read.config()).announcedCode;

  it('veto announced code that their operators are against, and leave other code alone', async () => {
    await stage.joust.submit.announceCode(stage.keys.owner, CODE);
    stage.settings = { ...stage.settings, vetoedCode: [OTHER], acceptedCode: [CODE, OTHER] };
    await stage.round(present);
    expect(await announced()).toMatchObject({ codeHash: CODE });
    expect(stage.happened('BallotCast')).toEqual([]);
    stage.settings = { ...stage.settings, vetoedCode: [CODE] };
    await stage.play(present, 2, async () => (await announced()) === null);
    expect(stage.happened('CodeVetoed')).toMatchObject([{ codeHash: CODE }]);
    await expect(stage.joust.submit.setCode(stage.keys.owner, CODE)).rejects.toMatchObject({ error: 'CodeNotAnnounced' });
  }, 1_800_000);

  it('try again to recycle what the chain refused', async () => {
    const allowMoves = (subtoken_enabled: boolean) => stage.setSubnet('sudo_set_subtoken_enabled', { subtoken_enabled });
    const pool = async () => (await stage.joust.read.ledger()).pool;
    await stage.advance(20);
    await allowMoves(false);
    await stage.play(present, 2, async () => (await pool()) > 0n);
    expect(stage.happened('RecycleFailed').length).toBeGreaterThan(0);
    stage.settings = { ...stage.settings, harvestMinimum: ENOUGH };
    await stage.play(present, 5, async () => stage.happened('RecycleFailed').length > 1);
    const refused = await pool();
    await allowMoves(true);
    const { recycled } = await stage.joust.read.ledger();
    const from = stage.devnet.head().number + 1;
    await stage.play(present, 5, async () => (await pool()) === 0n);
    const sent = await transactionsOf(stage.chain, stage.joust.address, from, stage.devnet.head().number);
    expect(sent.filter(({ message }) => message === 'retry')).toMatchObject([{ worked: true }]);
    expect((await stage.joust.read.ledger()).recycled).toBe(recycled + refused);
    expect(await stage.joust.read.audit()).toMatchObject({ balanced: true, problems: [] });
  }, 1_800_000);
});
