import { join, resolve } from 'node:path';
import type { Environment } from '../environment.ts';
import { Contradiction } from './errors.ts';
import { type Preset, REAL_TIME, SCALED } from './preset.ts';

export interface UpOptions {
  /** Forget everything and begin anew. */
  readonly fresh: boolean;
  /** Events as JSON lines. */
  readonly json: boolean;
  /** Say now and then how much memory each part uses. */
  readonly stats: boolean;
  /** False: the contract's owner and the miners are somebody else's to play. */
  readonly miners: boolean;
  /** A day of the rules is a day: see {@link REAL_TIME}. */
  readonly realTime: boolean;
  /** Milliseconds of this machine between two blocks, the chain's own clock goes on by its slot; default: the slot. */
  readonly blockMillis?: number | undefined;
  /** Added to every port, for a second one beside the first. */
  readonly portOffset: number;
}

/** Ports on 127.0.0.1 (docs/plan/interfaces.md). */
export interface Ports {
  readonly chain: number;
  readonly postgres: number;
  readonly redis: number;
  readonly api: number;
  readonly github: number;
  /** Health of the worker. */
  readonly worker: number;
}
export const PORTS: Ports = { chain: 19_944, postgres: 19_432, redis: 19_379, api: 19_080, github: 19_090, worker: 19_081 };

export const NETUID = 1;
export const VALIDATORS = 4;
export const MINERS = 6;

/** Where everything lies, and what is ours to start. */
export interface Settings extends UpOptions {
  readonly preset: Preset;
  readonly blockMillis: number;
  /** State of the demo. */
  readonly home: string;
  /** The repository. */
  readonly root: string;
  readonly ports: Ports;
  readonly environment: Environment;
  /** Variables that children inherit. */
  readonly inherited: NodeJS.ProcessEnv;
}

/** Errors: {@link Contradiction}. */
export const settingsOf = (
  environment: Environment,
  options: UpOptions,
  places: { root: string; inherited: NodeJS.ProcessEnv; ports?: Ports },
): Settings => {
  if (options.fresh && environment.DATABASE_URL) {
    throw new Contradiction(
      '--fresh would have to empty the database of DATABASE_URL, which is not ours. Empty it yourself, or unset DATABASE_URL.',
    );
  }
  if (environment.CHAIN_URL && !environment.CONTRACT_ADDRESS) {
    throw new Contradiction('CHAIN_URL names a chain of your own: set CONTRACT_ADDRESS to the contract on it, too.');
  }
  if (!options.realTime && !environment.CHAIN_URL && isRealGithub(environment)) {
    throw new Contradiction(
      'GITHUB_TOKEN and GITHUB_API_URL mean the real GitHub, whose hours cannot be scaled: add --real-time, or unset them for the demo.',
    );
  }
  const preset = options.realTime ? REAL_TIME : SCALED;
  return {
    ...options,
    preset,
    blockMillis: options.blockMillis ?? preset.clock.msPerBlock,
    environment,
    home: resolve(environment.JOUST_HOME),
    root: places.root,
    inherited: places.inherited,
    ports: shifted(places.ports ?? PORTS, options.portOffset),
  };
};

/** A GitHub that keeps its own time; a stand-in of one's own on this machine may follow the chain's. */
const isRealGithub = ({ GITHUB_TOKEN, GITHUB_API_URL }: Environment): boolean =>
  GITHUB_API_URL === undefined ? GITHUB_TOKEN !== undefined : new URL(GITHUB_API_URL).hostname !== '127.0.0.1';

const shifted = (ports: Ports, offset: number): Ports =>
  Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, port + offset])) as unknown as Ports;

/** A file of a built package. */
export const built = (settings: Settings, path: string): string => join(settings.root, path);
