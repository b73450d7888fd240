import type { Joust, Signer } from '@joust/contract';
import { GithubClient } from '@joust/github';
import type { Command } from 'commander';
import type { Answer } from '../answer/answer.ts';
import { placeOf, withContract } from '../deployment/connect.ts';
import { type Environment, readEnvironment } from '../environment.ts';
import { openKey } from '../keys/keys.ts';
import { claim } from './claim.ts';
import { prove } from './prove.ts';

type Run = (command: () => Promise<Answer>) => () => Promise<void>;
type Act = (joust: Joust, client: GithubClient, hotkey: Signer, environment: Environment) => Promise<Answer>;

const KEY = ['--key <source>', 'the hotkey: a file with a mnemonic, or //Miner//1 on a development chain'] as const;

/** Adds what binds a hotkey to a GitHub account to `joust miner`. */
export const addIdentityCommands = (miner: Command, run: Run): void => {
  miner
    .command('proof <login>')
    .description('print the signed text for a public gist that links the hotkey to a GitHub account; nothing is sent')
    .requiredOption(...KEY)
    .action((login: string, { key }: { key: string }) =>
      run(() => withBoth(key, (joust, client, hotkey) => prove(joust, client, hotkey, login)))(),
    );
  miner
    .command('claim <login>')
    .description('claim a GitHub account for the hotkey, with the gist as its proof; validators then bind the two by vote')
    .requiredOption(...KEY)
    .requiredOption('--proof <gist>', 'gist:<id>, or the address of the gist')
    .action((login: string, { key, proof }: { key: string; proof: string }) =>
      run(() => withBoth(key, (joust, client, hotkey, { JOUST_HOME: home }) => claim(joust, client, hotkey, { home, login, proof })))(),
    );
};

/** Opens GitHub, the contract and the key for one command. */
const withBoth = (key: string, act: Act): Promise<Answer> => {
  const environment = readEnvironment();
  const place = placeOf(environment);
  const client = new GithubClient({ baseUrl: place.githubUrl, ...(environment.GITHUB_TOKEN ? { token: environment.GITHUB_TOKEN } : {}) });
  return withContract(place, async (joust) => act(joust, client, await openKey(key, joust.chain), environment));
};
