import { TypeRegistry } from '@polkadot/types';
import type { Header } from '@polkadot/types/interfaces';
import fc from 'fast-check';
import type { Hex } from '../hex.ts';
import { toHex } from '../hex.ts';
import { decodeHeader, encodeHeader, genesisHeader, hashOf, openingHeader } from './header.ts';

const registry = new TypeRegistry();
const hash32 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);

describe('headers', () => {
  it('are read and hashed as @polkadot/types does', () =>
    fc.assert(
      fc.property(hash32, fc.nat(2 ** 31), fc.bigInt({ min: 0n, max: 2n ** 63n }), (parent, number, slot) => {
        const encoded = openingHeader(parent, number, slot);
        const theirs = registry.createType<Header>('Header', encoded);
        expect(theirs.toHex()).toBe(encoded);
        expect(theirs.hash.toHex()).toBe(hashOf(encoded));
        expect(theirs.number.toNumber()).toBe(number);
        const log = theirs.digest.logs[0];
        expect(log?.asPreRuntime[0].toHex()).toBe(toHex(Buffer.from('aura')));
        expect(decodeHeader(encoded).logs).toEqual([log?.toHex()]);
      }),
      { numRuns: 50 },
    ));

  it('come back unchanged with every kind of digest item', () => {
    const logs: Hex[] = ['0x000401', '0x0461757261080102', '0x05617572610400', '0x066175726100', '0x08'];
    const header = { parentHash: hashOf('0x01'), number: 70_000, stateRoot: hashOf('0x02'), extrinsicsRoot: hashOf('0x03'), logs };
    expect(decodeHeader(encodeHeader(header))).toEqual(header);
  });

  it('of a genesis stand on nothing', () => {
    expect(decodeHeader(genesisHeader(hashOf('0x01')))).toMatchObject({ number: 0, parentHash: `0x${'00'.repeat(32)}`, logs: [] });
  });

  it('cut short are refused', () => expect(() => decodeHeader('0x00ff')).toThrow(RangeError));
});
