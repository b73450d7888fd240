import { writeDeployment } from '../deployment/deployment.ts';
import { startApi } from './parts/api.ts';
import { startChain } from './parts/chain.ts';
import { type ContractPlace, findContract, prepareContract } from './parts/contract.ts';
import { startDirector } from './parts/director.ts';
import { startGithub } from './parts/github.ts';
import { type Running, type Stage, together } from './parts/part.ts';
import { startPostgres } from './parts/postgres.ts';
import { startRedis } from './parts/redis.ts';
import { startValidators } from './parts/validators.ts';
import { startWorker } from './parts/worker.ts';
import { NETUID, VALIDATORS } from './settings.ts';

/** Where the started demo can be seen. */
export interface Stand {
  readonly dashboardUrl: string;
  readonly chainUrl: string;
  readonly contract: string;
}

/** Parts of one level are stopped together; the levels stop from last to first. */
export const LEVELS = ['stores', 'chain', 'readers', 'players'] as const;
export type Level = (typeof LEVELS)[number];

/** Takes in what was started, so that it is stopped whatever happens next. */
export type Enter = (level: Level, part: Running) => void;

/**
 * Starts every part in the order of need: the stores beside chain and contract, then GitHub, worker and API, then validators and miners.
 * A part that a setting names is used instead of started.
 */
export const startAll = async (stage: Stage, enter: Enter): Promise<Stand> => {
  const [{ databaseUrl, redisUrl }, { chainUrl, place }] = await together<[Stores, ChainAndContract]>(stage, [
    (own) => stores(own, enter),
    (own) => chainAndContract(own, enter),
  ]);
  const githubUrl = await github(stage, enter, chainUrl);
  const { api, ...site } = await reading(stage, enter, { databaseUrl, redisUrl, chainUrl, githubUrl, place });
  writeDeployment(stage.settings.home, { chainUrl, ...place, netuid: NETUID, githubUrl, dashboardUrl: api });
  await playing(stage, enter, { chainUrl, githubUrl, place });
  return { dashboardUrl: site.page, chainUrl, contract: place.contract };
};

interface Stores {
  readonly databaseUrl: string;
  readonly redisUrl: string;
}

const stores = async (stage: Stage, enter: Enter): Promise<Stores> => {
  const { DATABASE_URL, REDIS_URL } = stage.settings.environment;
  const [databaseUrl, redisUrl] = await together<[string, string]>(stage, [
    async (own) => DATABASE_URL ?? embedded(own, enter, 'stores', 'Postgres', () => startPostgres(own)),
    async (own) => REDIS_URL ?? embedded(own, enter, 'stores', 'Redis', () => startRedis(own)),
  ]);
  return { databaseUrl, redisUrl };
};

interface ChainAndContract {
  readonly chainUrl: string;
  readonly place: ContractPlace;
}

const chainAndContract = async (stage: Stage, enter: Enter): Promise<ChainAndContract> => {
  const { CHAIN_URL, CONTRACT_ADDRESS } = stage.settings.environment;
  if (CHAIN_URL && CONTRACT_ADDRESS) {
    const found = stage.progress.begin('contract');
    const place = await findContract(CHAIN_URL, CONTRACT_ADDRESS);
    found(`on the chain of ${CHAIN_URL}`);
    return { chainUrl: CHAIN_URL, place };
  }
  const chainUrl = await embedded(stage, enter, 'chain', 'chain', () => startChain(stage));
  const prepared = stage.progress.begin('contract and neurons');
  const place = await prepareContract(stage, chainUrl);
  prepared(place.contract);
  return { chainUrl, place };
};

const github = async (stage: Stage, enter: Enter, chainUrl: string): Promise<string> => {
  const { GITHUB_API_URL, GITHUB_TOKEN } = stage.settings.environment;
  if (GITHUB_API_URL || GITHUB_TOKEN) return GITHUB_API_URL ?? 'https://api.github.com';
  return embedded(stage, enter, 'readers', 'GitHub stand-in', () => startGithub(stage, chainUrl));
};

interface Sources extends Stores, ChainAndContract {
  readonly githubUrl: string;
}

const reading = async (stage: Stage, enter: Enter, sources: Sources): Promise<{ api: string; page: string }> => {
  const [, api] = await together<[string, string]>(stage, [
    (own) => embedded(own, enter, 'readers', 'worker', () => startWorker(own, sources)),
    (own) => embedded(own, enter, 'readers', 'API and dashboard', () => startApi(own, sources.databaseUrl)),
  ]);
  return { api, page: `${api}/issues` };
};

/** Validators and miners play with development keys, so only on our own chain; miners open pull requests only at the stand-in. */
const playing = async (
  stage: Stage,
  enter: Enter,
  { chainUrl, githubUrl, place }: Pick<Sources, 'chainUrl' | 'githubUrl' | 'place'>,
): Promise<void> => {
  const { CHAIN_URL, GITHUB_API_URL, GITHUB_TOKEN } = stage.settings.environment;
  if (CHAIN_URL) return stage.progress.note('validators and miners are yours to run on a chain of your own');
  const began = stage.progress.begin('validators');
  await startValidators(stage, { chainUrl, githubUrl, contract: place.contract }, (validator) => enter('players', validator));
  began(`${VALIDATORS} with keys of their own`);
  if (GITHUB_API_URL || GITHUB_TOKEN) return stage.progress.note('miners are people where GitHub is real');
  if (!stage.settings.miners) return stage.progress.note('owner and miners are yours to play');
  await embedded(stage, enter, 'players', 'miners', () => startDirector(stage, { chainUrl, githubUrl, contract: place.contract }));
};

const embedded = async (
  stage: Stage,
  enter: Enter,
  level: Level,
  what: string,
  start: () => Promise<{ running: Running; url: string }>,
): Promise<string> => {
  const began = stage.progress.begin(what);
  const { running, url } = await start();
  enter(level, running);
  began(withoutPassword(url));
  return url;
};

const withoutPassword = (url: string): string => url.replace(/\/\/([^:/@]+):[^@]*@/, '//$1@');
