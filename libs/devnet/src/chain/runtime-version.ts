import type { Hex } from '../hex.ts';
import { fromHex, toHex } from '../hex.ts';
import type { RuntimeVersion } from '../runtime/task.ts';
import { Reader } from './scale.ts';

/** Reads what `Core_version` answers (sp_version::RuntimeVersion). */
export const decodeRuntimeVersion = (encoded: Hex): RuntimeVersion => {
  const reader = new Reader(fromHex(encoded));
  const text = () => Buffer.from(reader.vec()).toString('utf8');
  return {
    specName: text(),
    implName: text(),
    authoringVersion: reader.u32(),
    specVersion: reader.u32(),
    implVersion: reader.u32(),
    apis: reader.list((item) => [toHex(item.take(8)), item.u32()] as const),
    transactionVersion: reader.u32(),
    stateVersion: reader.u8(),
  };
};
