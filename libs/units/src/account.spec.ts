import fc from 'fast-check';
import { accountBytes, accountHex, accountId, NotAnAccount, sameAccount } from './account.ts';

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const ALICE_HEX = '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d';

describe('account', () => {
  it('knows Alice in both forms', () => {
    expect(accountHex(ALICE)).toBe(ALICE_HEX);
    expect(accountId(ALICE_HEX)).toBe(ALICE);
    expect(sameAccount(ALICE, ALICE_HEX)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['a word', 'alice'],
    ['a broken checksum', ALICE.replace('tQY', 'tQZ')],
    ["another chain's prefix", '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5'],
    ['31 bytes of hex', ALICE_HEX.slice(0, -2)],
    ['hex without 0x', ALICE_HEX.slice(2)],
  ])('refuses %s', (_, text) => expect(() => accountId(text)).toThrow(NotAnAccount));

  it('refuses bytes of another length', () => expect(() => accountId(new Uint8Array(33))).toThrow(NotAnAccount));

  it('comes back unchanged from both texts', () =>
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(accountBytes(accountId(bytes))).toEqual(bytes);
        expect(accountBytes(accountHex(bytes))).toEqual(bytes);
      }),
    ));
});
