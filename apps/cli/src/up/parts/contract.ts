import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bootstrap, developmentKeys, readCode, recordFile } from '@joust/bootstrap';
import { Chain, Joust } from '@joust/contract';
import type { AccountId } from '@joust/units';
import { built, MINERS, NETUID, VALIDATORS } from '../settings.ts';
import type { Stage } from './part.ts';

export interface ContractPlace {
  readonly contract: AccountId;
  readonly genesisHash: string;
  /** The block that made the contract; nothing of interest lies before it. */
  readonly startBlock: number;
}

/** Deploys the contract and fills the subnet, or finds that done. Errors: as bootstrap. */
export const prepareContract = async ({ settings, progress, stop }: Stage, chainUrl: string): Promise<ContractPlace> => {
  const chain = await Chain.connect(chainUrl);
  const close = () => chain.close();
  stop.addEventListener('abort', close, { once: true }); // what waits for a block ends with ChainUnreachable
  const hurry = settings.preset.hurries ? hurryOn(chain) : { stop: () => undefined };
  try {
    const { contract } = await bootstrap({
      chain,
      keys: await developmentKeys(VALIDATORS, MINERS),
      netuid: NETUID,
      code: readCode(built(settings, 'contract/artifacts')),
      clock: settings.preset.clock,
      params: settings.preset.params,
      usesAvailability: true,
      record: recordFile(join(settings.home, 'contract.json')),
      onProgress: progress.note,
    });
    return await placeOf(chain, contract);
  } finally {
    hurry.stop();
    stop.removeEventListener('abort', close);
    chain.close();
  }
};

/** While the first steps wait for one another's blocks, blocks come faster than the demo's pace. */
const hurryOn = (chain: Chain): { stop: () => void } => {
  let stopped = false;
  const build = async () => {
    while (!stopped) {
      await chain.rpc.request('dev_newBlock');
      await sleep(HURRY_MILLIS);
    }
  };
  build().catch(() => undefined); // the bootstrap itself meets what is wrong with the chain, and tells
  return {
    stop: () => {
      stopped = true;
    },
  };
};
const HURRY_MILLIS = 200;

/** A contract that stands already, on a chain of the user's own. Errors: ChainUnreachable, ContractMissing. */
export const findContract = async (chainUrl: string, contract: AccountId): Promise<ContractPlace> => {
  const chain = await Chain.connect(chainUrl);
  try {
    return await placeOf(chain, contract);
  } finally {
    chain.close();
  }
};

const placeOf = async (chain: Chain, contract: AccountId): Promise<ContractPlace> => {
  const { createdAt } = await Joust.at(chain, contract).read.config();
  return { contract, genesisHash: chain.genesisHash, startBlock: createdAt };
};
