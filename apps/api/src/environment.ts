import { z } from 'zod';

/** Everything the process is told from outside; the README's table is this schema in words. */
const Environment = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(19_080),
  DASHBOARD_DIR: z.string().min(1).optional(),
  IMAGE_ORIGINS: z
    .string()
    .default('https://avatars.githubusercontent.com')
    .transform((list) => list.split(/\s+/).filter((origin) => origin !== ''))
    .pipe(z.array(z.string().regex(/^https?:\/\/[\w.:-]+$/, 'must be origins like https://example.org'))),
  STREAM_CLIENTS: z.coerce.number().int().min(1).max(100_000).default(2_000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Settings {
  databaseUrl: string;
  host: string;
  port: number;
  /** Built dashboard to serve at `/`; none when undefined. */
  dashboardDir: string | undefined;
  /** Hosts the dashboard may load pictures from. */
  imageOrigins: string[];
  /** Most live streams at once. */
  streamClients: number;
  logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
}

/** The environment is not as it must be; the message names each variable. */
export class EnvironmentInvalid extends Error {}

/** Reads and checks the environment once, at the start. Errors: {@link EnvironmentInvalid}. */
export const readSettings = (source: NodeJS.ProcessEnv = process.env): Settings => {
  const parsed = Environment.safeParse(source);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((fault) => `${fault.path.join('.')}: ${fault.message}`);
    throw new EnvironmentInvalid(`The environment is not valid. ${faults.join('. ')}.`);
  }
  const read = parsed.data;
  return {
    databaseUrl: read.DATABASE_URL,
    host: read.HOST,
    port: read.PORT,
    dashboardDir: read.DASHBOARD_DIR,
    imageOrigins: read.IMAGE_ORIGINS,
    streamClients: read.STREAM_CLIENTS,
    logLevel: read.LOG_LEVEL,
  };
};
