import { built } from '../settings.ts';
import type { ContractPlace } from './contract.ts';
import { answersHttp } from './probe.ts';
import { type Running, type Stage, startNode } from './part.ts';

export interface WorkerPlace {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly chainUrl: string;
  readonly githubUrl: string;
  readonly place: ContractPlace;
}

/** Starts the worker, which brings the chain's blocks into Postgres. Errors: PartFailed. */
export const startWorker = async (
  stage: Stage,
  { databaseUrl, redisUrl, chainUrl, githubUrl, place }: WorkerPlace,
): Promise<{ running: Running; url: string }> => {
  const { settings } = stage;
  const running = await startNode(stage, {
    name: 'worker',
    args: ['--max-old-space-size=256', built(settings, 'apps/worker/dist/main.js')],
    variables: {
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      CHAIN_URL: chainUrl,
      CONTRACT_ADDRESS: place.contract,
      START_BLOCK: String(place.startBlock),
      GITHUB_API_URL: githubUrl,
      ...DEMO_PACE,
      HEALTH_PORT: String(settings.ports.worker),
    },
    isReady: () => answersHttp(`http://127.0.0.1:${settings.ports.worker}/live`),
  });
  return { running, url: `from block ${place.startBlock}` };
};

/** Settings for a day of 36 s; the worker's README explains each. */
const DEMO_PACE = {
  SCAN_POLL_MS: '500',
  GITHUB_REFRESH_MS: '5000',
  GITHUB_REQUESTS_PER_HOUR: '50000',
  REMINDER_MS: '10000',
  LOG_LEVEL: 'info',
};
