import { Chain } from '@joust/contract';
import { Contract, dataSourceOptions } from '@joust/tables';
import { PermanentError, messageOf } from '@joust/units';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { isKnownCode, readContract } from './contract/read-contract.ts';
import type { Environment } from './environment.ts';
import { put } from './projection.ts';

/** Redis would throw jobs away when its memory is full. */
export class RedisEvicts extends PermanentError {}

/** Somebody asked the worker to stop while it was still waiting. */
export class StoppedWhileStarting extends PermanentError {}

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;

/** Tries until it works, saying what is awaited; a {@link PermanentError} ends it at once. */
export const insist = async <T>(what: string, open: () => Promise<T>, log: Logger, stop: AbortSignal): Promise<T> => {
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    if (stop.aborted) throw new StoppedWhileStarting(`stopped while waiting for ${what}`);
    try {
      return await open();
    } catch (error) {
      if (error instanceof PermanentError) throw error;
      log.warn({ retryInMillis: pause }, `${what} is not there yet: ${messageOf(error)}`);
    }
    await pauseFor(pause, stop);
  }
};

const pauseFor = (millis: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    stop.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

/** One migration at a time, whoever else starts now. The number is only ours. */
const MIGRATION_LOCK = 7_011_988;

export const openDatabase = async ({ DATABASE_URL }: Environment): Promise<DataSource> => {
  const database = await new DataSource(dataSourceOptions(DATABASE_URL)).initialize();
  const runner = database.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await database.runMigrations();
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  } finally {
    await runner.release();
  }
};

/** Errors: {@link RedisEvicts}. */
export const checkRedis = async ({ REDIS_URL }: Environment, log: Logger): Promise<void> => {
  const redis = new Redis(REDIS_URL, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined); // connect() below rejects with the same error
  try {
    await redis.connect();
    const policy = await redis.config('GET', 'maxmemory-policy').catch((error: unknown) => {
      log.warn(`Redis does not say its maxmemory-policy (${messageOf(error)}); it must be noeviction`);
      return null;
    });
    const value = Array.isArray(policy) ? String(policy[1]) : null;
    if (value !== null && value !== 'noeviction')
      throw new RedisEvicts(`Redis has maxmemory-policy ${value} and may drop jobs: set it to noeviction`);
  } finally {
    redis.disconnect();
  }
};

export const openChain = ({ CHAIN_URL }: Environment): Promise<Chain> => Chain.connect(CHAIN_URL, { connectMillis: 5_000 });

/** What the contract says of itself, kept once. Errors: ContractMissing, and PermanentError when the database is of another contract. */
export const rememberContract = async (
  database: DataSource,
  chain: Chain,
  { CONTRACT_ADDRESS }: Environment,
  log: Logger,
): Promise<void> => {
  const [known] = await database.manager.find(Contract, { take: 1 });
  if (known && known.address !== CONTRACT_ADDRESS)
    throw new OtherContract(`the database is of the contract ${known.address}, not of ${CONTRACT_ADDRESS}`);
  const contract = known ?? (await readContract(chain, CONTRACT_ADDRESS, await chain.finalized()));
  if (!known) await put(database.manager, Contract, ['address'], [contract]);
  if (!isKnownCode(contract))
    log.error(
      { codeHash: contract.codeHash },
      'the contract runs code that this worker was not built for; events it does not know are kept raw',
    );
};

export class OtherContract extends PermanentError {}
