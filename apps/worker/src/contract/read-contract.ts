import { CODE_HASH, Joust, plain, type At, type Chain } from '@joust/contract';
import { Contract, type ParamsInForce } from '@joust/tables';
import { row } from '../projection.ts';

/** What never changes without an event, read at one block: `config()`, `params()` and the hash of the code. Errors: those of Joust.read. */
export const readContract = async (chain: Chain, address: string, block: { number: number; hash: string }): Promise<Contract> => {
  const at: At = { at: block.hash };
  const joust = Joust.at(chain, address);
  const [config, params, codeHash] = await Promise.all([joust.read.config(at), joust.read.params(at), codeHashOf(chain, address, at)]);
  return row(Contract, {
    address,
    codeHash,
    version: config.version,
    owner: config.owner,
    netuid: config.netuid,
    hotkey: config.hotkey,
    blocksPerDay: config.blocksPerDay,
    msPerBlock: config.msPerBlock,
    createdAt: config.createdAt,
    // the contract tells no start of the present length of epochs: its last anchor is one
    epochFrom: config.anchor,
    epochBlocks: config.epochBlocks,
    usesAvailability: config.usesAvailability,
    paused: config.paused,
    paramsId: config.paramsId,
    params: plain(params) as unknown as ParamsInForce,
    proposed: config.proposedParams && (plain(config.proposedParams) as unknown as Contract['proposed']),
    blockNumber: block.number,
  });
};

const codeHashOf = async (chain: Chain, address: string, at: At): Promise<string> => {
  const info = (await chain.storage('Contracts', 'ContractInfoOf', [address], at)) as { code_hash: string };
  return info.code_hash;
};

/** Whether this worker was built for the code that runs there. */
export const isKnownCode = (contract: Contract): boolean => contract.codeHash === CODE_HASH;
