import { z } from 'zod';
import { Misused } from './answer/answer.ts';

/** The only place of the command line that reads the environment. */
const Environment = z.object({
  /** Folder of the demo's state. */
  JOUST_HOME: z.string().min(1).default('.joust'),
  /** WebSocket address of a node; without it, the running demo's. */
  CHAIN_URL: z.url().optional(),
  /** Address of the contract; without it, the running demo's. */
  CONTRACT_ADDRESS: z.string().min(1).optional(),
  /** REST address of GitHub; without it the demo's stand-in, or https://api.github.com when CHAIN_URL is set. */
  GITHUB_API_URL: z.url().optional(),
  /** Token for GitHub; never printed. */
  GITHUB_TOKEN: z.string().min(1).optional(),
  /** A Postgres of your own instead of the embedded one. */
  DATABASE_URL: z.url().optional(),
  /** A Redis of your own instead of a started one. */
  REDIS_URL: z.url().optional(),
  /** When the terminal's command began, in ms since 1970; set by `npm start` to report how long the start took. */
  JOUST_STARTED_AT: z.coerce.number().int().optional(),
  /** The repository, set by npm's scripts. */
  JOUST_ROOT: z.string().optional(),
});
export type Environment = z.infer<typeof Environment>;

/** Errors: {@link Misused}, naming each variable that is wrong. */
export const readEnvironment = (source: NodeJS.ProcessEnv = process.env): Environment => {
  const parsed = Environment.safeParse(source);
  if (parsed.success) return parsed.data;
  throw new Misused(`Environment: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}.`);
};

/** Variables that started processes get from us beside their own. */
export const inheritedEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env });
