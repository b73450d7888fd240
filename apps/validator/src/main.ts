import 'reflect-metadata';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { JoustError } from '@joust/units';
import { assemble } from './assemble.ts';
import { readEnvironment, type Environment } from './environment.ts';
import { explain, readArguments } from './explain/explain.ts';
import { ValidatorModule } from './validator.module.ts';

/** A stop is over after this long, whatever still hangs: nothing is lost, the next start reads the chain. */
const STOP_MILLIS = 8_000;

/** Aborts on SIGTERM and SIGINT; the process then ends by itself, or is ended with code 0. */
const stopSignal = (): AbortSignal => {
  const stop = new AbortController();
  const onSignal = (): void => {
    setTimeout(() => process.exit(0), STOP_MILLIS).unref();
    stop.abort();
  };
  process.once('SIGTERM', onSignal);
  process.once('SIGINT', onSignal);
  return stop.signal;
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })));

const loggerOf = (environment: Environment): ConsoleLogger => {
  const levels = ['error', 'warn', 'log', 'debug', 'verbose'] as const;
  return new ConsoleLogger({ colors: process.stdout.isTTY, logLevels: levels.slice(0, levels.indexOf(environment.LOG_LEVEL) + 1) });
};

/** Rounds until a signal comes. */
const run = async (environment: Environment, signal: AbortSignal): Promise<void> => {
  const logger = loggerOf(environment);
  const context = await assemble(environment, (sentence) => logger.warn(sentence, 'Chain'), signal);
  const app = await NestFactory.createApplicationContext(ValidatorModule.with(context), { logger });
  logger.log(`validator ${context.signer.address} at contract ${environment.CONTRACT_ADDRESS}`, 'Validator');
  await aborted(signal);
  await app.close();
};

const explainOnce = async (args: readonly string[], signal: AbortSignal): Promise<void> => {
  const options = readArguments(args);
  const context = await assemble(readEnvironment(), (sentence) => console.error(sentence), signal);
  try {
    console.log(await explain(context, options));
  } finally {
    context.joust.chain.close();
  }
};

const main = async (): Promise<number> => {
  const signal = stopSignal();
  try {
    const [command, ...rest] = process.argv.slice(2);
    if (command === 'explain') await explainOnce(rest, signal);
    else await run(readEnvironment(), signal);
    return 0;
  } catch (error) {
    if (signal.aborted) return 0;
    console.error(error instanceof JoustError ? error.message : error);
    return 1;
  }
};

process.exit(await main());
