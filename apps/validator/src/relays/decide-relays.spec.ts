import type { Asked } from '@joust/axon';
import { intentBytes, type EnrolmentIntent, type Signer } from '@joust/contract';
import { Keyring } from '@polkadot/keyring';
import { u8aToHex } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import type { ChainView } from '../chain/chain-view.ts';
import { ANCHOR, HASH, configAt, enrolment, issue, settings, view } from '../testing/view.ts';
import { decideRelays } from './decide-relays.ts';
import type { MinerReport } from './miner-report.ts';

const CONTRACT = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
const NOW = ANCHOR + 2;

describe('relays', () => {
  let miners: Signer[];
  beforeAll(async () => {
    await cryptoWaitReady();
    const ring = new Keyring({ type: 'sr25519', ss58Format: 42 });
    miners = [1, 2, 3].map((n) => ring.addFromUri(`//Miner//${n}`));
  });
  const me = () => miners[0]!;
  const answered = (more: Partial<EnrolmentIntent> = {}, { by = me(), contract = CONTRACT } = {}): Asked => {
    const intent = { hotkey: by.address, picks: [1n, 2n], nonce: 5n, validUntil: NOW + 1, ...more };
    const signature = u8aToHex(me().sign(intentBytes({ genesisHash: HASH, contract }, intent)));
    return { status: 'answered', answer: { identity: { githubId: 1n, proofRef: 'gist:aa' }, enrolment: { intent, signature } } };
  };
  const report = (asked: Asked, more: Partial<MinerReport> = {}): MinerReport => ({ hotkey: me().address, nonce: 4n, asked, ...more });
  const decide = (one: MinerReport, more: Partial<ChainView> = {}) => {
    const [decision] = decideRelays(view(more), [one], CONTRACT, settings.relays);
    return decision?.action === null ? decision.because[0] : decision?.action?.message;
  };
  /** Of the first miner, as it stands on the chain. */
  const present = (picks: number[], more: Parameters<typeof enrolment>[2] = {}): Partial<ChainView> => ({
    enrolments: [enrolment(1, picks, { hotkey: me().address, ...more })],
  });

  it('sends what was signed, as it was signed', () => {
    const asked = answered();
    const [decision] = decideRelays(view(), [report(asked)], CONTRACT, settings.relays);
    const { intent, signature } = asked.status === 'answered' && asked.answer.enrolment !== null ? asked.answer.enrolment : never();
    expect(decision).toMatchObject({
      about: `axon of ${me().address}`,
      action: { message: 'relayEnrolment', args: [intent, signature] },
      because: ['it signed for 1, 2', 'it names gist:aa as its proof'],
    });
  });

  it.each<[string, () => MinerReport, () => Partial<ChainView>, string]>([
    ['an axon that is silent', () => report({ status: 'silent', why: 'it was too slow' }), () => ({}), 'silent: it was too slow'],
    ['one that refuses', () => report({ status: 'refused', code: 'low-stake' }), () => ({}), 'it refuses this validator: low-stake'],
    [
      'one that asks for nothing',
      () => report({ status: 'answered', answer: { identity: null, enrolment: null } }),
      () => ({}),
      'it asks for nothing new',
    ],
    ['an intent that was sent before', () => report(answered(), { nonce: 5n }), () => ({}), 'the chain knows its intent, or a later one'],
    ['one that is over', () => report(answered({ validUntil: NOW })), () => ({}), `its intent was valid until block ${NOW}`],
    ['one for an issue that is not open', () => report(answered({ picks: [1n, 9n] })), () => ({}), 'issue 9 is not open'],
    [
      'one for an issue that somebody competes for',
      () => report(answered()),
      () => ({ issues: [issue(1), issue(2, { status: 'Competing' })] }),
      'issue 2 is not open',
    ],
    [
      'one for another contract',
      () => report(answered({}, { contract: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY' })),
      () => ({}),
      'its hotkey did not sign its intent',
    ],
    [
      'one in somebody else’s name',
      () => report(answered({}, { by: miners[1]! }), { hotkey: miners[1]!.address }),
      () => ({}),
      'its hotkey did not sign its intent',
    ],
    ['what it is enrolled for', () => report(answered()), () => present([1, 2]), 'it is enrolled for just that'],
    [
      'another mind in the same epoch',
      () => report(answered()),
      () => present([2, 1], { enrolledAt: ANCHOR }),
      'it enrolled in this epoch already',
    ],
  ])('leaves alone %s', (_name, one, more, why) => expect(decide(one(), more())).toBe(why));

  it.each<[string, () => Partial<ChainView>]>([
    ['another order, an epoch later', () => present([2, 1], { enrolledAt: ANCHOR - 1 })],
    ['a renewal in the last day', () => present([1, 2], { expiresAt: NOW + 36 })],
    ['a renewal in the last day of one from this epoch', () => present([1, 2], { expiresAt: NOW + 36, enrolledAt: ANCHOR })],
    ['the same after a withdrawal', () => present([1, 2], { withdrawnAt: ANCHOR + 1 })],
    ['the same after its end', () => present([1, 2], { expiresAt: NOW })],
  ])('sends %s', (_name, more) => expect(decide(report(answered()), more())).toBe('relayEnrolment'));

  it('sends so many of a round and leaves the others to the next', () => {
    const reports = [report({ status: 'silent', why: 'x' }), ...[1, 2, 3].map(() => report(answered()))];
    const decisions = decideRelays(view(), reports, CONTRACT, settings.relays);
    expect(decisions.map(({ action }) => action !== null)).toEqual([false, true, true, false]);
    expect(decisions[3]?.because.at(-1)).toBe('2 others go first');
  });

  it('has nothing to say when it is another validator’s turn', () =>
    expect(decideRelays(view({ config: configAt(NOW) }), null, CONTRACT, settings.relays)).toEqual([]));
});

const never = (): never => {
  throw new Error('impossible');
};
