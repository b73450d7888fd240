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

/** Waits until the chain has reached a block. */
export const untilBlock = async (chain: Chain, number: number): Promise<void> => {
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const stop = await chain.subscribeHeads((header) => {
    if (header.number >= number) arrive();
  });
  try {
    if ((await chain.head()).number < number) await arrived;
  } finally {
    stop();
  }
};
