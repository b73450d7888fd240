import { Keyring } from '@polkadot/keyring';
import { u8aConcat, u8aToHex } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { accountId } from '@joust/units';
import { intentBytes, isIntentSigned } from './intent.ts';

const scope = { genesisHash: `0x${'01'.repeat(32)}`, contract: accountId(new Uint8Array(32).fill(2)) } as const;

describe('an enrolment intent', () => {
  it('is signed as the bytes that the contract builds (the vector of contract/src/relay.rs)', () =>
    expect(
      u8aToHex(intentBytes(scope, { hotkey: accountId(new Uint8Array(32).fill(3)), picks: [3n, 258n], nonce: 7n, validUntil: 1_000 })),
    ).toBe(
      `0x34${Buffer.from('joust/enrol/1').toString('hex')}${'01'.repeat(32)}${'02'.repeat(32)}${'03'.repeat(32)}08${'0300000000000000'}${'0201000000000000'}${'0700000000000000'}${'e8030000'}`,
    ));

  describe('is signed by its hotkey', () => {
    const keyring = new Keyring({ type: 'sr25519' });
    const miner = () => keyring.addFromUri('//Miner//1');
    const intent = () => ({ hotkey: accountId(miner().publicKey), picks: [1n], nonce: 1n, validUntil: 9 });
    const signed = (bytes: Uint8Array) => u8aToHex(miner().sign(bytes));
    const wrapped = (bytes: Uint8Array) => u8aConcat('<Bytes>', bytes, '</Bytes>');
    beforeAll(() => cryptoWaitReady());

    it.each([
      ['the bytes', (it: Uint8Array) => it],
      ['the bytes as wallets wrap them', wrapped],
    ])('over %s', (_name, form) => expect(isIntentSigned(scope, intent(), signed(form(intentBytes(scope, intent()))))).toBe(true));

    it.each([
      ['another pick', { ...scope }, { picks: [2n] }],
      ['another order of picks', { ...scope }, { picks: [2n, 1n] }],
      ['another nonce', { ...scope }, { nonce: 2n }],
      ['a longer time', { ...scope }, { validUntil: 10 }],
      ['another contract', { ...scope, contract: accountId(new Uint8Array(32).fill(9)) }, {}],
      ['another chain', { ...scope, genesisHash: `0x${'07'.repeat(32)}` as const }, {}],
    ])('and by that signature not for %s', (_name, place, change) =>
      expect(isIntentSigned(place, { ...intent(), ...change }, signed(intentBytes(scope, intent())))).toBe(false),
    );

    it.each(['0x', `0x${'0'.repeat(126)}`, `0x${'zz'.repeat(64)}`] as const)('and %s is no signature', (signature) =>
      expect(isIntentSigned(scope, intent(), signature)).toBe(false),
    );
  });
});
