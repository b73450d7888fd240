import type { Config, Enrolment, Identity, Issue, IssueStatus } from '@joust/contract';
import type { MinerView } from './miner-view.ts';
import { wishOf } from './wish.ts';

const ME = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const issue = (id: bigint, status: IssueStatus = 'Open') => ({ id, status }) as Issue;
const enrolled = (picks: bigint[], expiresAt: number, withdrawnAt: number | null = null) =>
  ({ picks, expiresAt, withdrawnAt }) as Enrolment;
const view = (more: Partial<MinerView> = {}): MinerView => ({
  config: { block: 1_000, blocksPerDay: 36 } as Config,
  identity: { competingIn: null } as Identity,
  claim: null,
  enrolment: null,
  nonce: 4n,
  issues: [issue(1n), issue(2n), issue(3n)],
  callers: new Map(),
  ...more,
});
const nothing = (why: string) => ({ nothing: why });
const intent = (...picks: bigint[]) => ({ intent: { hotkey: ME, picks, nonce: 5n, validUntil: 1_036 } });

describe('what a miner asks for', () => {
  it.each<[string, bigint[], Partial<MinerView>, object]>([
    ['in his order, with the next nonce, for a day', [3n, 1n], {}, intent(3n, 1n)],
    ['without an issue', [], {}, nothing('no issue is wanted (joust miner want)')],
    ['before he is bound', [1n], { identity: null }, nothing('this hotkey is not bound to a GitHub account yet')],
    ['while he competes', [1n], { identity: { competingIn: 7n } as Identity }, nothing('it competes in competition 7')],
    ['only what is open', [3n, 2n, 1n], { issues: [issue(1n), issue(2n, 'Solved'), issue(3n, 'Funded')] }, intent(1n)],
    ['when nothing is open', [1n, 9n], { issues: [issue(1n, 'Competing')] }, nothing('none of the wanted issues is open')],
    ['what he is enrolled for', [2n, 1n], { enrolment: enrolled([2n, 1n], 1_037) }, nothing('it is enrolled for issue 2, issue 1')],
    ['that in another order', [1n, 2n], { enrolment: enrolled([2n, 1n], 1_037) }, intent(1n, 2n)],
    ['that again in its last day', [2n, 1n], { enrolment: enrolled([2n, 1n], 1_036) }, intent(2n, 1n)],
    ['that again after it ended', [2n], { enrolment: enrolled([2n], 9_999, 990) }, intent(2n)],
  ])('%s', (_name, wanted, more, expected) => expect(wishOf(ME, wanted, view(more))).toEqual(expected));
});
