import { built } from '../settings.ts';
import { type Running, type Stage, startNode } from './part.ts';

export interface DirectorPlace {
  readonly chainUrl: string;
  readonly contract: string;
  readonly githubUrl: string;
}

/** Starts the demo's director: it plays the contract's owner and the miners. Errors: PartFailed. */
export const startDirector = async (stage: Stage, place: DirectorPlace): Promise<{ running: Running; url: string }> => {
  const running = await startNode(stage, {
    name: 'director',
    args: [built(stage.settings, 'apps/cli/dist/demo/main.js'), JSON.stringify(place)],
    isReady: () => Promise.resolve(true),
  });
  return { running, url: 'six, with keys of their own' };
};
