import { Joust } from '@joust/contract';
import { GithubClient } from '@joust/github';
import { connectPatiently } from './chain/connect.ts';
import type { Environment } from './environment.ts';
import { contributionsFrom } from './github/contributions.ts';
import { ensureSameClock } from './github/real-time.ts';
import { readKey } from './keys/validator-key.ts';
import { readScoredRepositories } from './oss-contributions/index.ts';
import type { ValidatorContext } from './validator-context.ts';

/**
 * Connects, reads the key and looks at the contract once, so that a wrong setting is a sentence now and not a failure
 * in every round. Errors: BadKey, BadRepositories, NotRealTime, ContractMissing and those of the connection.
 */
export const assemble = async (
  environment: Environment,
  say: (sentence: string) => void,
  signal: AbortSignal,
): Promise<ValidatorContext> => {
  const { OSS_REPOSITORIES: list } = environment;
  const repositories = list === undefined ? [] : await readScoredRepositories(list);
  const chain = await connectPatiently(environment.CHAIN_URL, say, signal);
  try {
    const chainType = await chain.chainType();
    const signer = await readKey(environment.VALIDATOR_KEY, chainType);
    const joust = Joust.at(chain, environment.CONTRACT_ADDRESS);
    const config = await joust.read.config();
    ensureSameClock(environment.GITHUB_API_URL, config);
    return {
      joust,
      github: githubOf(environment),
      signer,
      readContributions: contributionsFrom(githubOf(environment, CONTRIBUTIONS_SHARE), repositories),
      settings: settingsOf(environment, chainType),
      createdAt: config.createdAt,
      roundBlocks: environment.ROUND_BLOCKS,
    };
  } catch (error) {
    chain.close();
    throw error;
  }
};

/** A bounty waits for its vote, a share of weights for the next hour: from here on GitHub is asked for evidence only. */
const CONTRIBUTIONS_SHARE = 0.6;

const githubOf = (environment: Environment, share = 1): GithubClient => {
  const { GITHUB_API_URL: baseUrl, GITHUB_TOKEN: token, GITHUB_POINTS_PER_HOUR: pointsPerHour } = environment;
  return new GithubClient({
    baseUrl,
    share,
    ledgerFolder: environment.GITHUB_LEDGER_FOLDER,
    ...(token === undefined ? {} : { token }),
    ...(pointsPerHour === undefined ? {} : { pointsPerHour }),
  });
};

const settingsOf = (environment: Environment, chainType: string): ValidatorContext['settings'] => ({
  turnBlocks: environment.TURN_BLOCKS,
  weightBlocks: environment.WEIGHT_BLOCKS,
  harvestMinimum: environment.HARVEST_MIN_RAO,
  contractShare: environment.CONTRACT_SHARE_BPS,
  ossShare: environment.OSS_SHARE_BPS,
  vetoedCode: environment.VETO_CODE,
  acceptedCode: environment.ACCEPT_CODE,
  relays: {
    most: environment.RELAYS_PER_ROUND,
    deadlineMs: environment.AXONS_MILLIS,
    patienceMs: environment.AXON_MILLIS,
    privateToo: chainType === 'Development',
  },
});
