import { ContractRefused, SubmitFailed, type SubmitFailure, type ContractError, type ErrorName, type Joust } from '@joust/contract';

type Read = (...args: unknown[]) => unknown;

/** A contract that answers from a table and writes down what it is sent. Reads that the table lacks fail the test. */
export const fakeJoust = ({
  reads = {},
  storage = {},
  refusals = {},
  failures = {},
  attempts = {},
}: {
  reads?: Record<string, Read>;
  /** `SubtensorModule` entries, by name: a value or a function of the keys. */
  storage?: Record<string, unknown>;
  refusals?: Record<string, ErrorName>;
  failures?: Record<string, SubmitFailure>;
  /** Answers to dry runs, by message. */
  attempts?: Record<string, Read>;
}): { joust: Joust; sent: unknown[][]; readAt: Set<unknown> } => {
  const sent: unknown[][] = [];
  const readAt = new Set<unknown>();
  const read = new Proxy(
    {},
    {
      get:
        (_, name: string) =>
        async (...args: unknown[]) => {
          const answer = reads[name];
          if (answer === undefined) throw new Error(`nobody expected a read of ${name}`);
          readAt.add((args.at(-1) as { at?: string } | undefined)?.at);
          return answer(...args);
        },
    },
  );
  const submit = new Proxy(
    {},
    {
      get:
        (_, name: string) =>
        async (_signer: unknown, ...args: unknown[]) => {
          const refusal = refusals[name];
          if (refusal !== undefined) throw new ContractRefused(name, { type: refusal } as ContractError);
          const failure = failures[name];
          if (failure !== undefined) throw new SubmitFailed(failure, 'as the test wants it');
          sent.push([name, ...args.slice(0, -1)]);
          return { blockNumber: 77, extrinsicHash: '0x01' };
        },
    },
  );
  const attempt = new Proxy(
    {},
    {
      get:
        (_, name: string) =>
        async (...args: unknown[]) =>
          attempts[name]?.(...args),
    },
  );
  const chain = {
    genesisHash: `0x${'5a'.repeat(32)}`,
    storage: async (_pallet: string, entry: string, keys: unknown[], { at }: { at: string }) => {
      readAt.add(at);
      const value = storage[entry];
      return typeof value === 'function' ? (value as Read)(...keys) : value;
    },
    blockHash: async (number: number) => `0x${number.toString(16).padStart(64, '0')}`,
    runtime: async () => ({ call: (pallet: string, name: string, args: unknown) => ({ pallet, name, args }) }),
    submit: async (_signer: unknown, call: unknown) => {
      sent.push([call]);
      return { blockNumber: 78, extrinsicHash: '0x02' };
    },
  };
  return { joust: { read, submit, attempt, chain, address: 'Joust' } as unknown as Joust, sent, readAt };
};
