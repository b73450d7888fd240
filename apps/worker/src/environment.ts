import { homedir } from 'node:os';
import { join } from 'node:path';
import { PermanentError } from '@joust/units';
import { isAddress } from '@polkadot/util-crypto';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const millis = z.coerce.number().int().positive();
const url = (...protocols: string[]) =>
  z.string().refine((text) => protocols.some((protocol) => text.startsWith(`${protocol}://`)), {
    message: `must start with ${protocols.map((name) => `${name}://`).join(' or ')}`,
  });

/** Everything the worker is told from outside; README.md explains each. */
const Schema = z.object({
  DATABASE_URL: url('postgres', 'postgresql'),
  REDIS_URL: url('redis', 'rediss'),
  CHAIN_URL: url('ws', 'wss'),
  CONTRACT_ADDRESS: z.string().refine((text) => isAddress(text, false, 42), { message: 'must be an SS58 address with prefix 42' }),
  /** Blocks before this one are not read. */
  START_BLOCK: z.coerce.number().int().min(1).default(1),
  SCAN_BATCH: z.coerce.number().int().min(1).max(1_000).default(100),
  SCAN_POLL_MS: millis.default(1_000),
  GITHUB_API_URL: url('http', 'https').default('https://api.github.com'),
  GITHUB_TOKEN: z.string().min(1).optional(),
  GITHUB_LEDGER_FOLDER: z.string().min(1).default(join(homedir(), '.cache/joust')),
  GITHUB_REFRESH_MS: millis.default(60_000),
  GITHUB_REQUESTS_PER_HOUR: z.coerce.number().int().positive().default(4_000),
  REMINDER_MS: millis.default(60_000),
  HEALTH_PORT: port.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

export type Environment = z.infer<typeof Schema>;

/** The settings are missing or wrong; the message lists all of them. */
export class BadEnvironment extends PermanentError {}

/** Reads the settings. An empty variable counts as absent. Errors: {@link BadEnvironment}. */
export const readEnvironment = (variables: NodeJS.ProcessEnv = process.env): Environment => {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = Schema.safeParse(given);
  if (!parsed.success)
    throw new BadEnvironment(`The worker cannot start with these settings (see apps/worker/README.md):\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
};
