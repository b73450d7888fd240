import { ipNumber, isPublic, publishedAddress, type Address } from '@joust/axon';
import type { Joust, Signer } from '@joust/contract';
import { z } from 'zod';
import { Misused, refuse } from '../answer/answer.ts';

/** Addresses that only this machine can call: subtensor publishes the first of them for nobody. */
const LOCAL = ['127.0.0.1', '::1'];
const EVERYWHERE = ['0.0.0.0', '::'];

/**
 * What the chain shall say about where the axon serves: `announced`, else where it listens; null when that is this machine alone.
 * Refusals: private-address, on any chain but a development one. Errors: {@link Misused}.
 */
export const addressToPublish = (announced: string | undefined, listening: Address, chainType: string): Address | null => {
  if (announced === undefined && LOCAL.includes(listening.ip)) return null;
  if (announced === undefined && EVERYWHERE.includes(listening.ip))
    throw new Misused(`--host ${listening.ip} is every address of this machine; say with --announce at which others reach it.`);
  const ip = announced ?? listening.ip;
  if (ipNumber(ip) === null) throw new Misused(`"${ip}" is not an IP address.`);
  if (LOCAL.includes(ip) || EVERYWHERE.includes(ip)) throw new Misused(`Nobody else can call ${ip}; announce another address.`);
  if (chainType !== 'Development' && !isPublic(ip))
    refuse('private-address', `${ip} is an address of a private network, and validators call none; use --announce.`);
  return { ip, port: listening.port };
};

/** Bittensor's value for HTTP. */
const PROTOCOL = 4;

/** Where the chain stands: it tells the address, or takes another one only some blocks later (a limit of subtensor). */
export type Publication = { readonly told: true } | { readonly told: false; readonly blocksToWait: number };

const Count = z.coerce.number();

/** Publishes the address unless the chain knows it, or would not take it yet. Errors: SubmitFailed, ChainUnreachable. */
export const publish = async (joust: Joust, signer: Signer, { ip, port }: Address, signal: AbortSignal): Promise<Publication> => {
  const { chain } = joust;
  const { netuid, block } = await joust.read.config();
  const known = await publishedAddress(chain, netuid, signer.address);
  const number = ipNumber(ip);
  if (number === null) throw new Misused(`"${ip}" is not an IP address.`);
  if (known !== null && known.port === port && ipNumber(known.ip)?.ip === number.ip) return { told: true };
  const limit = Count.parse(await chain.storage('SubtensorModule', 'ServingRateLimit', [netuid]));
  const blocksToWait = known === null ? 0 : known.block + limit - block;
  if (blocksToWait > 0) return { told: false, blocksToWait };
  const call = (await chain.runtime()).call('SubtensorModule', 'serve_axon', {
    netuid,
    version: 1,
    ip: number.ip,
    port,
    ip_type: number.type,
    protocol: PROTOCOL,
    placeholder1: 0,
    placeholder2: 0,
  });
  await chain.submit(signer, call, { signal });
  return { told: true };
};
