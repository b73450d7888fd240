import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((it) => it === 'true');

/** The one place where the environment is read. See README for the meaning of each. */
const schema = z.object({
  GITHUB_STAND_IN_PORT: z.coerce.number().int().min(0).max(65_535).default(19_090),
  GITHUB_STAND_IN_CLOCK: z.enum(['chain', 'set']).default('chain'),
  CHAIN_URL: z
    .string()
    .regex(/^wss?:\/\//, 'must begin with ws:// or wss://')
    .default('ws://127.0.0.1:19944'),
  GITHUB_STAND_IN_STATE: z.string().min(1).optional(),
  GITHUB_STAND_IN_HISTORIES: z.string().min(1).optional(),
  GITHUB_STAND_IN_CHECK_PAYLOADS: flag.default(false),
  GITHUB_STAND_IN_LIMIT: z.coerce.number().int().positive().default(5_000),
});

export interface Settings {
  readonly port: number;
  readonly clock: 'chain' | 'set';
  readonly chainUrl: string;
  readonly stateFile: string | null;
  readonly historiesFile: string | null;
  readonly checkPayloads: boolean;
  readonly limit: number;
}

export const readSettings = (env: Readonly<Record<string, string | undefined>> = process.env): Settings => {
  const it = schema.parse(env);
  return {
    port: it.GITHUB_STAND_IN_PORT,
    clock: it.GITHUB_STAND_IN_CLOCK,
    chainUrl: it.CHAIN_URL,
    stateFile: it.GITHUB_STAND_IN_STATE ?? null,
    historiesFile: it.GITHUB_STAND_IN_HISTORIES ?? null,
    checkPayloads: it.GITHUB_STAND_IN_CHECK_PAYLOADS,
    limit: it.GITHUB_STAND_IN_LIMIT,
  };
};
