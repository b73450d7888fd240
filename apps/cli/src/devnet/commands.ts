import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Answer } from '../answer/answer.ts';
import { readEnvironment } from '../environment.ts';
import { untilSignal } from '../until-signal.ts';
import { devnet, type DevnetCommand } from './devnet.ts';
import { type PresetName, PRESETS } from './options.ts';
import { type SpecCommand, writeSpec } from './write-spec.ts';

type Run = (command: () => Promise<Answer>) => () => Promise<void>;

/** Adds `joust devnet` and `joust chain-spec`. */
export const addDevnetCommands = (program: Command, run: Run): void => {
  const isJson = () => program.opts<{ json: boolean }>().json;
  genesisOptions(program.command('devnet'))
    .description('start the chain alone, for anybody who develops a subtensor contract or client; Ctrl-C stops it')
    .option('--folder <dir>', 'keeps the chain; an existing one is continued', '.joust-devnet')
    .option('--port <n>', 'WebSocket and HTTP on 127.0.0.1; 0 takes a free one', wholeNumber, 9_944)
    .option('--manual', 'build blocks by the method dev_newBlock(count) alone', false)
    .option('--fresh', 'forget the chain in the folder and begin anew', false)
    .action((options: Omit<DevnetCommand, 'json'>) =>
      run(() => untilSignal((stop) => devnet(readEnvironment(), { ...options, json: isJson() }, console.log, stop)))(),
    );

  genesisOptions(program.command('chain-spec'))
    .description('write a chain spec, with which Substrate nodes on several machines begin the same chain')
    .requiredOption('--out <file>', 'where to write it')
    .option('--name <name>', 'name of the chain', 'Joust Devnet')
    .option('--id <id>', 'names the nodes’ folders and their protocol', 'joust-devnet')
    .addOption(
      new Option('--chain-type <type>', 'what nodes tell clients').choices(['Development', 'Local', 'Live']).default('Development'),
    )
    .option('--para-id <n>', 'polkadot-omni-node asks for one', wholeNumber, 1_000)
    .option('--boot-node <multiaddress>', 'a node that others find the network by; may be repeated', collect, [])
    .action((options: SpecCommand) => run(() => writeSpec(readEnvironment(), options))());
};

const genesisOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--preset <name>', 'development: a fast clock, keys with funds, a subnet; local: subtensor’s clock, no subnet')
        .choices(PRESETS)
        .default('development' satisfies PresetName),
    )
    .option('--genesis <file>', 'JSON that is laid over the preset (chain/README.md)')
    .option('--block-millis <ms>', 'time between two blocks, on the chain’s own clock too (default: that of the preset)', wholeNumber);

const wholeNumber = (text: string): number => {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
};

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];
