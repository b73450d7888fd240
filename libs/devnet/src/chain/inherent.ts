import { compactToU8a } from '@polkadot/util';
import type { Hex } from '../hex.ts';
import { fromHex, toHex } from '../hex.ts';
import type { Executor } from '../runtime/executor.ts';
import { RuntimeFault } from '../runtime/executor.ts';
import { Reader, u64, vec } from './scale.ts';

/** Makes the extrinsic that tells a block its time. */
export type TimeInherent = (timestamp: bigint) => Hex;

/**
 * Learns from the runtime at block `at` how it writes its timestamp inherent, so that the extrinsic of later blocks needs
 * no call of its own. Errors: RuntimeFault when the runtime wants other inherents too.
 */
export const learnTimeInherent = async (executor: Executor, at: number, now: bigint): Promise<TimeInherent> => {
  const { result } = await executor.run({ on: { at }, calls: [['BlockBuilder_inherent_extrinsics', [inherentData(now)]]] }, 'block');
  const extrinsics = new Reader(fromHex(result)).list((reader) => reader.vec());
  const body = extrinsics[0];
  const time = compactToU8a(now);
  if (!body || extrinsics.length !== 1 || !Buffer.from(body).subarray(-time.length).equals(time))
    throw new RuntimeFault(`The runtime wants ${extrinsics.length} inherents; the development chain only tells the time`);
  const call = body.subarray(0, body.length - time.length);
  return (timestamp) => toHex(vec(Buffer.concat([call, compactToU8a(timestamp)])));
};

/** sp_inherents::InherentData with the one entry "timstap0". */
const inherentData = (now: bigint): Hex => toHex(Buffer.concat([compactToU8a(1), Buffer.from('timstap0'), vec(u64(now))]));
