import { accountId } from '@joust/units';
import fc from 'fast-check';
import { contractAddress } from './contract-address.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const deployment = fc.record({
  deployer: bytes(32).map(accountId),
  codeHash: bytes(32),
  input: fc.uint8Array({ maxLength: 80 }),
  salt: fc.uint8Array({ maxLength: 40 }),
});

// That the chain itself arrives at the same address is seen in bootstrap.integration.spec.ts.
describe('the address of a contract to be', () => {
  it('depends on everything it is made of, and on nothing else', () =>
    fc.assert(
      fc.property(deployment, deployment, (a, b) => {
        expect(contractAddress(a)).toBe(contractAddress({ ...a }));
        for (const part of ['deployer', 'codeHash', 'input', 'salt'] as const) {
          const changed = { ...a, [part]: b[part] };
          const same = Buffer.from(String(a[part])).equals(Buffer.from(String(b[part])));
          expect(contractAddress(changed) === contractAddress(a)).toBe(same);
        }
      }),
    ));

  it('does not take the end of the input for the beginning of the salt', () => {
    const base = { deployer: accountId(new Uint8Array(32)), codeHash: new Uint8Array(32) };
    const one = contractAddress({ ...base, input: Uint8Array.of(1, 2), salt: Uint8Array.of(3) });
    expect(contractAddress({ ...base, input: Uint8Array.of(1), salt: Uint8Array.of(2, 3) })).not.toBe(one);
  });
});
