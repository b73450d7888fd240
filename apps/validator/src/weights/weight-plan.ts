import type { Hex } from '@joust/contract';
import { accountBytes, type AccountId } from '@joust/units';
import { compactToU8a, nToU8a, u8aConcat } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';

/** What is set, or committed and revealed. */
export interface WeightPlan {
  /** Block from whose state it was computed. */
  readonly source: number;
  readonly netuid: number;
  readonly uids: readonly number[];
  /** Parts of 65,535. */
  readonly values: readonly number[];
  readonly versionKey: bigint;
}

/** blake2-256 of the SCALE tuple (hotkey, netuid, uids, values, salt, version key): subtensor, commit-reveal v2. */
export const commitHash = (hotkey: AccountId, plan: WeightPlan, salt: readonly number[]): Hex =>
  blake2AsHex(
    u8aConcat(
      accountBytes(hotkey),
      u16(plan.netuid),
      words(plan.uids),
      words(plan.values),
      words(salt),
      nToU8a(plan.versionKey, { bitLength: 64, isLe: true }),
    ),
    256,
  );

const u16 = (value: number): Uint8Array => nToU8a(BigInt(value), { bitLength: 16, isLe: true });
const words = (values: readonly number[]): Uint8Array => u8aConcat(compactToU8a(values.length), ...values.map(u16));
