import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { saltOf } from './salt.ts';

const scope = { genesisHash: `0x${'5a'.repeat(32)}`, netuid: 1, source: 1_900 };
const MNEMONIC = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk';

describe('a salt', () => {
  beforeAll(() => cryptoWaitReady());
  const key = (uri: string) => new Keyring({ type: 'sr25519' }).addFromUri(uri);

  it('is the same whenever it is computed, by a key that is read anew', () =>
    expect(saltOf(key(MNEMONIC), scope)).toEqual(saltOf(key(MNEMONIC), scope)));

  it('is sixteen 16-bit words', () => {
    const salt = saltOf(key('//Validator//1'), scope);
    expect(salt).toHaveLength(16);
    expect(salt.every((word) => Number.isInteger(word) && word >= 0 && word < 65_536)).toBe(true);
  });

  it('is another for another key, chain, subnet or block', () => {
    const own = key('//Validator//1');
    const salts = [
      saltOf(own, scope),
      saltOf(key('//Validator//2'), scope),
      saltOf(own, { ...scope, genesisHash: `0x${'5b'.repeat(32)}` }),
      saltOf(own, { ...scope, netuid: 2 }),
      saltOf(own, { ...scope, source: 1_910 }),
    ];
    expect(new Set(salts.map(String)).size).toBe(salts.length);
  });

  it('needs the secret: who knows only the public key cannot derive it', () => {
    const { publicKey } = key('//Validator//1');
    const stranger = new Keyring({ type: 'sr25519' }).addFromAddress(publicKey);
    expect(() => saltOf(stranger, scope)).toThrow('locked');
  });
});
