import type { Command } from 'commander';
import type { Answer } from '../answer/answer.ts';
import { placeOf, withContract } from '../deployment/connect.ts';
import { inheritedEnvironment, readEnvironment } from '../environment.ts';
import { explain } from './explain.ts';

type Run = (command: () => Promise<Answer>) => () => Promise<void>;

/** Adds `joust validator`. */
export const addValidatorCommands = (program: Command, run: Run): void => {
  const validator = program.command('validator').description('what validators think');
  validator
    .command('explain [issue]')
    .description('what a validator would send now and why, with the evidence and each rule; sends nothing')
    .option(
      '--key <source>',
      'the hotkey: a file with a mnemonic, or //Name on a development chain (default: VALIDATOR_KEY, or //Validator//1)',
    )
    .action((issue: string | undefined, { key }: { key?: string }) =>
      run(() => {
        const environment = readEnvironment();
        const place = placeOf(environment);
        const { json } = program.opts<{ json: boolean }>();
        const isDemo = environment.CHAIN_URL === undefined;
        return withContract(place, () => explain(place, { issue, key, isDemo, json }, inheritedEnvironment()));
      })(),
    );
};
