import type { Chain } from '@joust/contract';
import type { AccountId } from '@joust/units';
import { z } from 'zod';
import { ipText, type Address } from './address.ts';

/** AxonInfo of subtensor; the rest of it concerns nobody here. */
const Axon = z.object({ block: z.coerce.number(), ip: z.coerce.bigint(), port: z.coerce.number(), ip_type: z.coerce.number() }).nullish();

export interface PublishedAddress extends Address {
  /** The block in which it was published. */
  readonly block: number;
}

/** Where a hotkey says that it serves (`serve_axon`); null when it does not say. Anybody may say anything. */
export const publishedAddress = async (chain: Chain, netuid: number, hotkey: AccountId, at?: string): Promise<PublishedAddress | null> => {
  const axon = Axon.parse(await chain.storage('SubtensorModule', 'Axons', [netuid, hotkey], { at }));
  const ip = axon ? ipText(axon.ip, axon.ip_type) : null;
  return axon && ip !== null && axon.port !== 0 ? { ip, port: axon.port, block: axon.block } : null;
};
