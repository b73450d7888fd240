import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { JoustError } from '@joust/units';
import { Logger as NestLogger } from 'nestjs-pino';
import { pino, type Logger } from 'pino';
import { readEnvironment, type Environment } from './environment.ts';
import { HealthServer } from './health/health.server.ts';
import { ChainSource } from './scan/chain-source.ts';
import { ScanService } from './scan/scan.service.ts';
import { StoppedWhileStarting, checkRedis, insist, openChain, openDatabase, rememberContract } from './start.ts';
import { WorkerModule } from './worker.module.ts';

/** An orchestrator kills after 10 s (README): what is not done by then is rolled back by Postgres. */
const LAST_MILLIS = 9_000;

const main = async (): Promise<void> => {
  const environment = readEnvironment();
  const log = pino({ level: environment.LOG_LEVEL, name: 'worker' });
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort(signal));
  stop.signal.addEventListener('abort', () => {
    log.info(`stopping (${String(stop.signal.reason)})`);
    setTimeout(() => process.exit(0), LAST_MILLIS).unref();
  });
  const close = await start(environment, log, stop.signal);
  await new Promise<void>((resolve) => (stop.signal.aborted ? resolve() : stop.signal.addEventListener('abort', () => resolve())));
  await close();
  log.info('stopped');
};

/** Opens everything, one after the other, and begins. Answers how to end. */
const start = async (environment: Environment, log: Logger, stop: AbortSignal): Promise<() => Promise<void>> => {
  const database = await insist('Postgres', () => openDatabase(environment), log, stop);
  await insist('Redis', () => checkRedis(environment, log), log, stop);
  const chain = await insist('the chain', () => openChain(environment), log, stop);
  await insist('the contract', () => rememberContract(database, chain, environment, log), log, stop);
  const app = await NestFactory.createApplicationContext(
    WorkerModule.with({ environment, log, database, source: new ChainSource(chain) }),
    {
      logger: ['warn', 'error', 'fatal'],
    },
  );
  app.useLogger(app.get(NestLogger));
  const [scan, health] = [app.get(ScanService), app.get(HealthServer)];
  scan.start();
  log.info({ contract: environment.CONTRACT_ADDRESS, chain: environment.CHAIN_URL }, 'following the chain');
  return async () => {
    health.stopping = true;
    await scan.stop();
    await app.close();
    chain.close();
  };
};

try {
  await main();
  process.exit(0);
} catch (error) {
  if (error instanceof StoppedWhileStarting) process.exit(0);
  process.stderr.write(`${error instanceof JoustError ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
}
