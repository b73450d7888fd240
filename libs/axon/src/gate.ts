import type { AccountId, Rao } from '@joust/units';
import { bodyHashOf, isSigned, type Credentials } from './headers.ts';
import { Refused } from './refusal.ts';

/** A neuron that may ask, as the chain's metagraph shows it. */
export interface Caller {
  readonly permit: boolean;
  /** All alpha on the hotkey, delegated too. */
  readonly stake: Rao;
}

export interface GateSettings {
  readonly self: AccountId;
  /** Callers with less are refused. */
  readonly minimumStake: Rao;
  /** How far a nonce may lie from our clock, before and after. */
  readonly windowMs: number;
  /** When this process began: older requests may have been answered by the one before, which remembers nothing. */
  readonly startedMs: number;
}

const NANOS = 1_000_000n;
/** More callers than a subnet has validators; beyond it, nonces that the window refuses anyway are forgotten. */
const MOST_REMEMBERED = 256;

/**
 * Decides who is answered: a registered validator with permit and stake that signed this very request, once.
 * Nonces of a caller only rise; what is remembered is one number a caller.
 */
export class Gate {
  private readonly last = new Map<AccountId, bigint>();

  constructor(private readonly settings: GateSettings) {}

  /** Cheap tests first, the signature last; a nonce is used up only by a request that passed them all. Errors: {@link Refused}. */
  admit(it: Credentials, body: Uint8Array, callers: ReadonlyMap<AccountId, Caller>, nowMs: number): void {
    const { self, minimumStake } = this.settings;
    if (it.axon !== self) throw new Refused('wrong-axon', `this is the axon of ${self}`);
    const caller = callers.get(it.caller);
    if (caller === undefined) throw new Refused('unregistered', `${it.caller} has no neuron in the subnet`);
    if (!caller.permit) throw new Refused('no-permit', `${it.caller} has no validator permit`);
    if (caller.stake < minimumStake) throw new Refused('low-stake', `${it.caller} has less than ${minimumStake} rao of stake`);
    this.ensureNew(it, nowMs);
    if (it.bodyHash !== bodyHashOf(body)) throw new Refused('bad-body-hash', 'the hash is not that of the body');
    if (!isSigned(it)) throw new Refused('bad-signature', `${it.caller} did not sign this request`);
    this.remember(it, nowMs);
  }

  private ensureNew({ caller, nonce }: Credentials, nowMs: number): void {
    const { windowMs, startedMs } = this.settings;
    const apart = nonce - BigInt(nowMs) * NANOS;
    const window = BigInt(windowMs) * NANOS;
    if (apart < -window || apart > window)
      throw new Refused('stale-nonce', `the nonce is more than ${windowMs} ms from this machine's time`);
    if (nonce <= BigInt(startedMs) * NANOS) throw new Refused('stale-nonce', 'the nonce is older than this process');
    if (nonce <= (this.last.get(caller) ?? 0n)) throw new Refused('replayed', 'the nonce is not above the last one');
  }

  private remember({ caller, nonce }: Credentials, nowMs: number): void {
    this.last.set(caller, nonce);
    if (this.last.size <= MOST_REMEMBERED) return;
    const oldest = BigInt(nowMs - this.settings.windowMs) * NANOS;
    for (const [one, used] of this.last) if (used < oldest) this.last.delete(one);
  }
}
