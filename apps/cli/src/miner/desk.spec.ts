import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { isIntentSigned, type Claim, type Config, type Identity, type Issue, type Signer } from '@joust/contract';
import { MinerDesk } from './desk.ts';
import type { MinerView } from './miner-view.ts';

const scope = { genesisHash: `0x${'5a'.repeat(32)}`, contract: '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty' } as const;

describe('a desk', () => {
  let signer: Signer;
  let now = 0;
  beforeAll(async () => {
    await cryptoWaitReady();
    signer = new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri('//Miner//1');
  });
  const view = (more: Partial<MinerView> = {}): MinerView => ({
    config: { block: 1_000, blocksPerDay: 36 } as Config,
    identity: { githubId: 7n, competingIn: null } as Identity,
    claim: null,
    enrolment: null,
    nonce: 0n,
    issues: [{ id: 3n, status: 'Open' } as Issue],
    callers: new Map([['V', { permit: true, stake: 1n }]]),
    ...more,
  });
  const desk = () => new MinerDesk(signer, scope, () => now);
  const wishes = { picks: [3n], proofRef: 'gist:aa' };

  it('signs what the contract takes from a validator', () => {
    const one = desk();
    expect(one.show(view(), wishes)).toBe('asks to be enrolled for issue 3');
    const { identity, enrolment } = one.answer();
    expect(identity).toEqual({ githubId: 7n, proofRef: 'gist:aa' });
    if (enrolment === null) throw new Error('it says nothing');
    expect(enrolment.intent).toEqual({ hotkey: signer.address, picks: [3n], nonce: 1n, validUntil: 1_036 });
    expect(isIntentSigned(scope, enrolment.intent, enrolment.signature)).toBe(true);
    expect(isIntentSigned({ ...scope, contract: signer.address }, enrolment.intent, enrolment.signature)).toBe(false);
  });

  it('takes back what it said when nothing is wanted any more', () => {
    const one = desk();
    one.show(view(), wishes);
    expect(one.show(view(), { ...wishes, picks: [] })).toBe('asks for nothing: no issue is wanted (joust miner want)');
    expect(one.answer().enrolment).toBeNull();
  });

  it.each([
    ['of a claim', { identity: null, claim: { githubId: 8n } as Claim }, 'gist:bb', { githubId: 8n, proofRef: 'gist:bb' }],
    ['of nobody', { identity: null }, 'gist:bb', null],
    ['that is not known', {}, null, null],
    ['that no validator would print', {}, 'gist:\nbb', null],
  ])('says where the proof is: one %s', (_name, more, proofRef, expected) => {
    const one = desk();
    one.show(view(more), { picks: [], proofRef });
    expect(one.answer().identity).toEqual(expected);
  });

  it('knows nobody before it read the chain, and five minutes after it could not any more', () => {
    const one = desk();
    expect(one.callers()).toBeNull();
    one.show(view(), wishes);
    now += 300_000;
    expect(one.callers()?.get('V')).toEqual({ permit: true, stake: 1n });
    now += 1;
    expect(one.callers()).toBeNull();
    one.show(view(), wishes);
    expect(one.callers()).not.toBeNull();
  });
});
