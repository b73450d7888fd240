import { Keyring } from '@polkadot/keyring';
import fc from 'fast-check';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { accountId } from '@joust/units';
import { Gate, type Caller } from './gate.ts';
import { bodyHashOf, HEADER, readCredentials, signedHeaders, signedLine } from './headers.ts';

const NOW = 1_700_000_000_000;
const WINDOW = 10_000;
const BODY = new TextEncoder().encode('{"contract":"x"}');
const nonceAt = (ms: number): bigint => BigInt(ms) * 1_000_000n;

describe('the signed headers', () => {
  it('hash the body by SHA3-256 (FIPS 202: the digest of nothing)', () =>
    expect(bodyHashOf(new Uint8Array())).toBe('a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a'));

  it('sign one line in the order of Bittensor’s SDK', () =>
    expect(signedLine({ nonce: 5n, caller: 'C', axon: 'A', uuid: 'u-1', bodyHash: 'ff' })).toBe('5.C.A.u-1.ff'));
});

describe('the gate', () => {
  let validator: ReturnType<Keyring['addFromUri']>;
  let other: ReturnType<Keyring['addFromUri']>;
  let miner: string;
  beforeAll(async () => {
    await cryptoWaitReady();
    const keyring = new Keyring({ type: 'sr25519' });
    [validator, other] = [keyring.addFromUri('//Validator//1'), keyring.addFromUri('//Validator//2')];
    miner = accountId(keyring.addFromUri('//Miner//1').publicKey);
  });

  const gate = (startedMs = NOW - 60_000) => new Gate({ self: miner, minimumStake: 100n, windowMs: WINDOW, startedMs });
  const callers = (more: Partial<Caller> = {}) =>
    new Map([validator, other].map((one) => [accountId(one.publicKey), { permit: true, stake: 100n, ...more }]));
  interface Try {
    nonce?: bigint;
    signer?: typeof validator;
    axon?: string;
    body?: Uint8Array;
    seen?: Uint8Array;
    headers?: Record<string, string>;
    known?: ReadonlyMap<string, Caller>;
    now?: number;
  }
  /** `admitted`, or the code of the refusal. */
  const admit = (
    at: Gate,
    { nonce = nonceAt(NOW), signer = validator, axon = miner, body = BODY, seen = body, headers = {}, known = callers(), now = NOW }: Try,
  ) => {
    const credentials = readCredentials({ ...signedHeaders(signer, axon, nonce, body), ...headers });
    if (credentials === null) return 'malformed';
    try {
      at.admit(credentials, seen, known, now);
      return 'admitted';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('admits a validator once', () => {
    const at = gate();
    expect([admit(at, {}), admit(at, {})]).toEqual(['admitted', 'replayed']);
  });

  it.each<[string, () => Try, string]>([
    ['another axon’s request', () => ({ axon: accountId(other.publicKey) }), 'wrong-axon'],
    ['a stranger', () => ({ known: new Map() }), 'unregistered'],
    ['a neuron without permit', () => ({ known: callers({ permit: false }) }), 'no-permit'],
    ['a validator with too little stake', () => ({ known: callers({ stake: 99n }) }), 'low-stake'],
    ['an old nonce', () => ({ nonce: nonceAt(NOW - WINDOW) - 1n }), 'stale-nonce'],
    ['a nonce of the future', () => ({ nonce: nonceAt(NOW + WINDOW) + 1n }), 'stale-nonce'],
    ['a changed body', () => ({ seen: new TextEncoder().encode('{"contract":"y"}') }), 'bad-body-hash'],
    [
      'a changed body with its hash',
      () => ({ seen: new TextEncoder().encode('y'), headers: { [HEADER.bodyHash]: bodyHashOf(new TextEncoder().encode('y')) } }),
      'bad-signature',
    ],
    ['a changed nonce', () => ({ headers: { [HEADER.nonce]: String(nonceAt(NOW) + 1n) } }), 'bad-signature'],
    ['a changed uuid', () => ({ headers: { [HEADER.uuid]: 'another' } }), 'bad-signature'],
    [
      'somebody else’s name',
      () => ({ signer: other, headers: { [HEADER.callerHotkey]: accountId(validator.publicKey) } }),
      'bad-signature',
    ],
    ['a name that is no account', () => ({ headers: { [HEADER.callerHotkey]: 'me' } }), 'malformed'],
    ['a signature that is none', () => ({ headers: { [HEADER.signature]: '0x12' } }), 'malformed'],
    ['a nonce that is no number', () => ({ headers: { [HEADER.nonce]: '1e9' } }), 'malformed'],
  ])('refuses %s', (_name, attempt, code) => expect(admit(gate(), attempt())).toBe(code));

  it('admits no request of which a single header was changed', () => {
    const at = gate();
    const headers = signedHeaders(validator, miner, nonceAt(NOW), BODY);
    const names = Object.values(HEADER).filter((name) => name !== HEADER.synapse);
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-f]{1,64}$/), fc.bigInt({ min: 0n, max: 2n ** 70n }).map(String));
    fc.assert(
      fc.property(fc.constantFrom(...names), text, (name, value) => {
        fc.pre(value !== headers[name]);
        expect(admit(at, { headers: { ...headers, [name]: value } })).not.toBe('admitted');
      }),
    );
    expect(admit(at, { headers })).toBe('admitted');
  });

  it.each([-WINDOW, 0, WINDOW])('admits a clock that is %i ms off', (off) =>
    expect(admit(gate(), { nonce: nonceAt(NOW + off) })).toBe('admitted'),
  );

  it('wants rising nonces of a caller, whatever another one sends', () => {
    const at = gate();
    const seen = [2n, 1n, 2n, 3n].map((step) => admit(at, { nonce: nonceAt(NOW) + step }));
    expect([...seen, admit(at, { signer: other, nonce: nonceAt(NOW) + 1n })]).toEqual([
      'admitted',
      'replayed',
      'replayed',
      'admitted',
      'admitted',
    ]);
  });

  it('does not answer again, after a restart, what the process before it answered', () =>
    expect(admit(gate(NOW), { nonce: nonceAt(NOW) - 1n })).toBe('stale-nonce'));

  it('keeps a nonce unused that a refused request carried', () => {
    const at = gate();
    const forged = admit(at, { signer: other, headers: { [HEADER.callerHotkey]: accountId(validator.publicKey) } });
    expect([forged, admit(at, { known: callers({ stake: 1n }) }), admit(at, {})]).toEqual(['bad-signature', 'low-stake', 'admitted']);
  });
});
