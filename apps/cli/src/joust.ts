import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type Answer, EXIT, type ExitCode } from './answer/answer.ts';
import { report } from './answer/report.ts';
import { placeOf, withContract } from './deployment/connect.ts';
import { addDevnetCommands } from './devnet/commands.ts';
import { enrol, parsePicks } from './enrol/enrol.ts';
import { readEnvironment } from './environment.ts';
import { listIssues } from './issue/list-issues.ts';
import { ISSUE_STATUSES, parseStatus } from './issue/status.ts';
import { registerIssue } from './issue/register-issue.ts';
import { addMinerCommands } from './miner/commands.ts';
import { runUp } from './up/run-up.ts';
import { openKey } from './keys/keys.ts';
import { parseBlock, parseBlocksPerDay, parsePlayers } from './ratings/options.ts';
import { ratings, type RatingsOptions } from './ratings/ratings.ts';
import { addValidatorCommands } from './validator/commands.ts';

const OWNER = '//Alice';

/** The command `joust`: reads the words, runs one command, answers with its exit code. */
export const main = async (argv: readonly string[]): Promise<ExitCode> => {
  let code: ExitCode = EXIT.ok;
  const run = (command: () => Promise<Answer>) => async () => {
    code = await report(command, program.opts<{ json: boolean }>().json, { out: console.log, err: console.error });
  };

  const program = new Command('joust')
    .description('Head-to-head competitions for open GitHub issues, paid by a subnet.')
    .option('--json', 'one JSON envelope on standard output: { success, data } or { success, error: { code, message } }', false)
    .exitOverride()
    .showHelpAfterError('(joust --help shows the commands)');

  program
    .command('up')
    .description('start the whole demo on this machine, or go on with it; Ctrl-C stops everything')
    .option('--fresh', 'forget everything and begin anew', false)
    .option('--stats', 'say every half minute how much memory each part uses', false)
    .option('--real-time', 'a day of the rules is a day: for the real GitHub (GITHUB_TOKEN)', false)
    .option('--without-miners', 'play owner and miners yourself, with the other commands')
    .option('--block-millis <ms>', 'time between two blocks (default: that of the clock); the rules go by the blocks', wholeNumber)
    .option('--port-offset <n>', 'added to every port, to run a second one beside the first (with its own JOUST_HOME)', wholeNumber, 0)
    .action(
      (options: { fresh: boolean; stats: boolean; withoutMiners?: true; realTime: boolean; blockMillis?: number; portOffset: number }) =>
        run(() =>
          runUp(
            readEnvironment(),
            { ...options, miners: !options.withoutMiners, json: program.opts<{ json: boolean }>().json },
            console.log,
          ),
        )(),
    );

  addDevnetCommands(program, run);

  const issue = program.command('issue').description('issues and their bounties');
  issue
    .command('register <url>')
    .description('register a GitHub issue with a bounty (owner of the contract); it is checked at GitHub first')
    .requiredOption('--bounty <alpha>', 'the bounty in alpha, for example 15 or 12.5')
    .option('--key <source>', 'a file with a mnemonic, or //Name on a development chain', OWNER)
    .option('--dry-run', 'check everything, register nothing', false)
    .action((url: string, options: { bounty: string; key: string; dryRun: boolean }) =>
      run(() => registerIssue(readEnvironment(), { url, ...options }))(),
    );
  issue
    .command('list')
    .description('issues of the contract, oldest first')
    .addOption(new Option('--status <status>', 'only issues of this status').choices(ISSUE_STATUSES))
    .action((options: { status?: string }) =>
      run(() => withContract(placeOf(readEnvironment()), (joust) => listIssues(joust, parseStatus(options.status))))(),
    );

  program
    .command('enrol <ids...>')
    .description('enter the queue with one to three issues, the best first (miner)')
    .requiredOption('--key <source>', 'the hotkey: a file with a mnemonic, or //Miner//1 on a development chain')
    .action((ids: string[], options: { key: string }) =>
      run(() => {
        const picks = parsePicks(ids);
        return withContract(placeOf(readEnvironment()), async (joust) => enrol(joust, await openKey(options.key, joust.chain), picks));
      })(),
    );

  addMinerCommands(program, run);
  addValidatorCommands(program, run);

  program
    .command('ratings')
    .description('replay results into the ratings that validators agree by; needs no chain')
    .requiredOption('--replay <file>', 'results as JSON lines, - for standard input')
    .requiredOption('--at <block>', 'the anchor block: results after it do not exist yet', parseBlock)
    .option('--blocks-per-day <n>', 'blocks of a contract day', parseBlocksPerDay, 7_200)
    .option('--occupied <ids>', 'players in a competition at the anchor, with commas between: they do not drift', parsePlayers, [])
    .action((options: RatingsOptions) => run(() => ratings(options))());

  try {
    await program.parseAsync(argv);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    throw error;
  }
};

const wholeNumber = (text: string): number => {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
};
