import { type Command, InvalidArgumentError } from 'commander';
import type { Answer } from '../answer/answer.ts';
import { placeOf, withContract } from '../deployment/connect.ts';
import { readEnvironment } from '../environment.ts';
import { addIdentityCommands } from '../identity/commands.ts';
import { openKey } from '../keys/keys.ts';
import { untilSignal } from '../until-signal.ts';
import { runMiner, type RunOptions } from './run.ts';
import { want } from './want.ts';

type Run = (command: () => Promise<Answer>) => () => Promise<void>;

const KEY = ['--key <source>', 'the hotkey: a file with a mnemonic, or //Miner//1 on a development chain'] as const;

/** Adds `joust miner`. */
export const addMinerCommands = (program: Command, run: Run): void => {
  const isJson = () => program.opts<{ json: boolean }>().json;
  const miner = program.command('miner').description('a miner whom validators ask what he wants, so that he needs no fees to enrol');
  addIdentityCommands(miner, run);
  miner
    .command('want [ids...]')
    .description('set one to three issues, the best first, that joust miner run asks for; without issues: say which are set')
    .requiredOption(...KEY)
    .option('--none', 'forget all of them', false)
    .action((ids: string[], { key, none }: { key: string; none: boolean }) =>
      run(() => {
        const environment = readEnvironment();
        return withContract(placeOf(environment), async (joust) =>
          want(joust, await openKey(key, joust.chain), { home: environment.JOUST_HOME, ids, none }),
        );
      })(),
    );

  miner
    .command('run')
    .description('answer validators with a signed intent, which they send to the contract; Ctrl-C stops it')
    .requiredOption(...KEY)
    .option('--host <ip>', 'the address of this machine to listen on', '127.0.0.1')
    .option('--port <n>', 'the port to listen on; 0 takes a free one', portNumber, 8_091)
    .option(
      '--announce <ip>',
      'the address at which validators reach it, published on the chain (default: --host, unless that is 127.0.0.1)',
    )
    .option('--min-stake <alpha>', 'validators with less alpha are refused (default: 1000, on a development chain 1)')
    .option('--proof <gist>', 'where the proof of the identity is, for example gist:0123…; remembered')
    .action((options: Omit<RunOptions, 'home' | 'json'> & { key: string }) =>
      run(() => {
        const environment = readEnvironment();
        const own = { ...options, home: environment.JOUST_HOME, json: isJson() };
        return withContract(placeOf(environment), async (joust) => {
          const signer = await openKey(options.key, joust.chain);
          return untilSignal((stop) => runMiner(joust, signer, own, console.log, stop));
        });
      })(),
    );
};

const portNumber = (text: string): number => {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('It must be a port, 0 to 65535.');
  return port;
};
