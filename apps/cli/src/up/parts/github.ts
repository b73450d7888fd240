import { join } from 'node:path';
import { built } from '../settings.ts';
import { type Running, type Stage, startNode } from './part.ts';
import { answersHttp } from './probe.ts';

/** Starts the stand-in for GitHub, which takes its time from the chain. Errors: PartFailed. */
export const startGithub = async (stage: Stage, chainUrl: string): Promise<{ running: Running; url: string }> => {
  const { settings } = stage;
  const url = `http://127.0.0.1:${settings.ports.github}`;
  const running = await startNode(stage, {
    name: 'github stand-in',
    args: [built(settings, 'tools/github/dist/main.js')],
    variables: {
      CHAIN_URL: chainUrl,
      GITHUB_STAND_IN_PORT: String(settings.ports.github),
      GITHUB_STAND_IN_CLOCK: 'chain',
      GITHUB_STAND_IN_STATE: join(settings.home, 'github.json'),
      // One machine asks as four validators, a worker and a command line; the demo's day lasts 36 s.
      GITHUB_STAND_IN_LIMIT: '100000',
    },
    isReady: () => answersHttp(`${url}/_control/clock`),
  });
  return { running, url };
};
