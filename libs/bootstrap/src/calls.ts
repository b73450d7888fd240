import { setTimeout as sleep } from 'node:timers/promises';
import { type Chain, type Receipt, type Signer, SubmitFailed } from '@joust/contract';

/** A call by the names and fields of the runtime's metadata. */
export interface CallSpec {
  readonly pallet: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Signs and sends a call and waits for its block. Errors: SubmitFailed with the call's name in its context, ChainUnreachable. */
export const send = async (chain: Chain, signer: Signer, { pallet, name, args }: CallSpec, tip = 0n): Promise<Receipt> => {
  const runtime = await chain.runtime();
  try {
    return await chain.submit(signer, runtime.call(pallet, name, args), { tip });
  } catch (error) {
    throw error instanceof SubmitFailed ? error.addContext({ call: `${pallet}.${name}`, signer: signer.address }) : error;
  }
};

/** Waits until the chain has reached a block. Errors: ChainUnreachable, also when the connection is closed meanwhile. */
export const untilBlock = async (chain: Chain, number: number): Promise<void> => {
  while ((await chain.head()).number < number) await sleep(POLL_MILLIS);
};
const POLL_MILLIS = 200;
