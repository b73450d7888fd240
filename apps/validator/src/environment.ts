import { homedir } from 'node:os';
import { join } from 'node:path';
import { accountId, PermanentError } from '@joust/units';
import { z } from 'zod';

/** The environment does not describe a validator that could run. */
export class BadEnvironment extends PermanentError {}

const whole = (fallback: number, { from = 0, to = Number.MAX_SAFE_INTEGER } = {}) =>
  z.coerce.number().int().min(from).max(to).default(fallback);
/** Code hashes, with commas between them. */
const hashes = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim().toLowerCase()])))
  .pipe(
    z.array(z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{64}$/)], { error: 'is not a list of hashes (0x and 64 hex digits)' })),
  );

/** Everything an operator can set, with its meaning in the README. Secrets have no default. */
const Environment = z
  .object({
    CHAIN_URL: z.url({ protocol: /^wss?$/, error: 'must begin with ws:// or wss://' }).default('ws://127.0.0.1:19944'),
    CONTRACT_ADDRESS: z.string().transform((text, context) => {
      try {
        return accountId(text);
      } catch (error) {
        context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'is not an account' });
        return z.NEVER;
      }
    }),
    VALIDATOR_KEY: z.string().min(1),
    GITHUB_API_URL: z.url({ protocol: /^https?$/, error: 'must begin with http:// or https://' }).default('https://api.github.com'),
    GITHUB_TOKEN: z.string().min(1).optional(),
    GITHUB_POINTS_PER_HOUR: z.coerce.number().int().min(100).optional(),
    GITHUB_LEDGER_FOLDER: z.string().min(1).default(join(homedir(), '.cache/joust')),
    ROUND_BLOCKS: whole(5, { from: 1 }),
    TURN_BLOCKS: whole(10, { from: 1 }),
    WEIGHT_BLOCKS: whole(360, { from: 1 }),
    HARVEST_MIN_RAO: z.coerce.bigint().min(1n).default(1_000_000_000n),
    CONTRACT_SHARE_BPS: whole(5_000, { to: 10_000 }),
    OSS_SHARE_BPS: whole(0, { to: 10_000 }),
    RECYCLE_SHARE_BPS: z.coerce.number().int().min(0).max(10_000).optional(),
    RELAYS_PER_ROUND: whole(8, { to: 256 }),
    AXON_MILLIS: whole(2_000, { from: 100, to: 60_000 }),
    AXONS_MILLIS: whole(10_000, { from: 100, to: 600_000 }),
    OSS_REPOSITORIES: z.string().min(1).optional(),
    VETO_CODE: hashes,
    ACCEPT_CODE: hashes,
    LOG_LEVEL: z.enum(['error', 'warn', 'log', 'debug', 'verbose']).default('log'),
  })
  .refine((it) => it.CONTRACT_SHARE_BPS + it.OSS_SHARE_BPS <= 10_000, {
    path: ['OSS_SHARE_BPS'],
    message: 'and CONTRACT_SHARE_BPS are more than 10000 together',
  })
  .refine((it) => it.RECYCLE_SHARE_BPS === undefined || it.CONTRACT_SHARE_BPS + it.OSS_SHARE_BPS + it.RECYCLE_SHARE_BPS === 10_000, {
    path: ['RECYCLE_SHARE_BPS'],
    message: 'and the other shares are not 10000 together',
  })
  .refine((it) => it.OSS_SHARE_BPS === 0 || it.OSS_REPOSITORIES !== undefined, {
    path: ['OSS_REPOSITORIES'],
    message: 'is needed for a share of open-source contributions',
  })
  .refine((it) => it.GITHUB_TOKEN !== undefined || new URL(it.GITHUB_API_URL).hostname !== 'api.github.com', {
    path: ['GITHUB_TOKEN'],
    message: 'is needed for api.github.com, which answers no GraphQL without one',
  });

export type Environment = z.infer<typeof Environment>;

/** Reads the environment. Errors: {@link BadEnvironment} with one line for each setting that is wrong; values are not repeated. */
export const readEnvironment = (variables: Readonly<Record<string, string | undefined>> = process.env): Environment => {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(set);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    ({ code, path, message }) =>
      `${path.join('.')}: ${code === 'invalid_type' && set[String(path[0])] === undefined ? 'is not set' : message}`,
  );
  throw new BadEnvironment(`The environment is not complete.\n${lines.join('\n')}`);
};
