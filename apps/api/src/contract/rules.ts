import type { Contract } from '@joust/tables/contract';
import { columns, type Raw } from '../database/raw.ts';
import type { Snapshot } from '../database/snapshot.ts';
import { IndexNotReady } from '../http/refusals.ts';

const FIELDS = [
  'address',
  'codeHash',
  'version',
  'owner',
  'netuid',
  'hotkey',
  'blocksPerDay',
  'msPerBlock',
  'createdAt',
  'epochFrom',
  'epochBlocks',
  'usesAvailability',
  'paused',
  'paramsId',
  'params',
] as const satisfies (keyof Contract)[];

export type Rules = Pick<Raw<Contract>, (typeof FIELDS)[number]>;

/** The contract that is indexed. Errors: {@link IndexNotReady} before the worker has read it. */
export const rulesOf = async (snapshot: Snapshot): Promise<Rules> => {
  const rules = await snapshot.first<Rules>(`SELECT ${columns<Contract>('c', FIELDS)} FROM contract c`);
  if (!rules) throw new IndexNotReady('The contract has not been read yet. Ask again soon.');
  return rules;
};
