import { decodeMessage, type Chain, type MessageName } from '@joust/contract';
import type { AccountId } from '@joust/units';

/** A call of the contract in a block, and whether it had an effect. */
export interface Sent {
  readonly block: number;
  readonly signer: AccountId;
  readonly message: MessageName;
  /** Selector and arguments, as they are on the chain. */
  readonly payload: string;
  readonly worked: boolean;
}

/** Every call of a contract in these blocks, in order. */
export const transactionsOf = async (chain: Chain, contract: AccountId, from: number, to: number): Promise<Sent[]> => {
  const all: Sent[] = [];
  for (let block = from; block <= to; block += 1) all.push(...(await inBlock(chain, contract, block)));
  return all;
};

const inBlock = async (chain: Chain, contract: AccountId, block: number): Promise<Sent[]> => {
  const hash = await chain.blockHash(block);
  const { header, extrinsics } = await chain.block(hash);
  const [runtime, events] = await Promise.all([chain.runtime({ at: header.parentHash }), chain.events(hash)]);
  const failed = new Set(events.filter(({ name }) => name === 'ExtrinsicFailed').map(({ extrinsic }) => extrinsic));
  return extrinsics.flatMap((encoded, index): Sent[] => {
    const { signer, pallet, name, args } = runtime.extrinsic(Buffer.from(encoded.slice(2), 'hex'));
    const { dest, data } = args as { dest?: string | { value: string }; data?: string };
    if (signer === null || pallet !== 'Contracts' || name !== 'call' || addressOf(dest) !== contract || data === undefined) return [];
    return [{ block, signer, message: decodeMessage(data).name, payload: data, worked: !failed.has(index) }];
  });
};

const addressOf = (dest: string | { value: string } | undefined): string | undefined => (typeof dest === 'object' ? dest.value : dest);

/** Messages that are a ballot: each counts once, by its payload. */
export const BALLOTS: ReadonlySet<MessageName> = new Set([
  'voteIdentity',
  'proposePairs',
  'voteOutcome',
  'voteCancel',
  'voteExtend',
  'voteReverted',
  'challenge',
  'vetoCode',
]);
