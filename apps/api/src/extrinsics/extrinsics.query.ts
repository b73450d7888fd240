import { z } from 'zod';
import { cursor, limit, optionalAccount, optionalBlock, optionalFlag, optionalText, sortBy } from '../http/parameters.ts';

export const extrinsicsQuery = z.strictObject({
  signer: optionalAccount('Only extrinsics this account signed.'),
  message: optionalText('Only calls of this message of the contract, snake_case.'),
  hash: optionalText('Only the extrinsic with this hash, 0x text.'),
  success: optionalFlag('Only extrinsics that took effect (true) or failed (false).'),
  fromBlock: optionalBlock('From this block on.'),
  toBlock: optionalBlock('Up to this block.'),
  sort: sortBy(['block'] as const),
  limit,
  cursor,
});
export type ExtrinsicsQuery = z.output<typeof extrinsicsQuery>;
