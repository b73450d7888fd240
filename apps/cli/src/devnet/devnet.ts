import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Devnet, startDevnet } from '@joust/devnet';
import { messageOf } from '@joust/units';
import type { Answer } from '../answer/answer.ts';
import type { Environment } from '../environment.ts';
import { lockFolder } from '../up/lock.ts';
import { type GenesisOptions, genesisOf } from './options.ts';

export interface DevnetCommand extends GenesisOptions {
  /** Keeps the chain; an existing one is continued. */
  readonly folder: string;
  readonly port: number;
  /** Forget the chain in the folder and begin anew. */
  readonly fresh: boolean;
  /** Blocks are built by `dev_newBlock` alone. */
  readonly manual: boolean;
  readonly json: boolean;
}

export type Write = (line: string) => void;

const RUNTIME = 'chain/artifacts/joust_runtime.wasm';
/** The store's files; nothing else in the folder is ours to remove. */
const STORE = ['chain.sqlite', 'chain.sqlite-wal', 'chain.sqlite-shm'];

export const runtimeOf = (environment: Environment): Uint8Array => readFileSync(join(environment.JOUST_ROOT ?? process.cwd(), RUNTIME));

/**
 * The command `devnet`: the chain alone, until `stop` fires. Errors: AlreadyRunning, OtherGenesis, GenesisRefused, PortUnavailable,
 * Misused.
 */
export const devnet = async (environment: Environment, command: DevnetCommand, write: Write, stop: AbortSignal): Promise<Answer> => {
  const { blockMillis, genesisPatch } = genesisOf(command);
  const folder = resolve(command.folder);
  const release = lockFolder(folder);
  const { event, note } = eventsFor(command.json, write);
  try {
    if (command.fresh) for (const name of STORE) rmSync(join(folder, name), { force: true });
    const chain = await startDevnet({
      folder,
      port: command.port,
      mode: command.manual ? 'manual' : 'timer',
      blockMillis,
      preset: command.preset,
      genesisPatch,
      runtime: runtimeOf(environment),
      onProgress: note,
      onProblem: (error) => note(`a block could not be built: ${messageOf(error)}`),
    });
    try {
      event(readyOf(chain, command, folder, blockMillis));
      await until(stop);
    } finally {
      await chain.stop();
    }
    return { data: { stopped: true, block: chain.head().number }, lines: [`Stopped at block ${chain.head().number}.`] };
  } finally {
    release();
  }
};

interface Ready {
  readonly url: string;
  readonly genesisHash: string;
  readonly block: number;
  readonly preset: string;
  /** Null: blocks come by `dev_newBlock`. */
  readonly blockMillis: number | null;
  readonly folder: string;
}

const readyOf = (chain: Devnet, command: DevnetCommand, folder: string, blockMillis: number): Ready => ({
  url: chain.url,
  genesisHash: chain.genesisHash,
  block: chain.head().number,
  preset: command.preset,
  blockMillis: command.manual ? null : blockMillis,
  folder,
});

const eventsFor = (json: boolean, write: Write) => {
  if (json) {
    return {
      event: (ready: Ready) => write(JSON.stringify({ event: 'ready', success: true, data: ready })),
      note: (line: string) => write(JSON.stringify({ event: 'note', line })),
    };
  }
  return {
    event: (ready: Ready) => {
      write('');
      write(`  The chain is up at block ${ready.block}:  ${ready.url}  (the same address answers HTTP POST)`);
      write(`  Genesis ${ready.genesisHash}, preset ${ready.preset}, in ${ready.folder}`);
      write(
        `  ${ready.blockMillis === null ? 'Blocks come by the method dev_newBlock(count).' : `A block every ${ready.blockMillis} ms.`}`,
      );
      write('  Ctrl-C stops it; the next start goes on from here.');
    },
    note: (line: string) => write(`  ${line}`),
  };
};

const until = (stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener('abort', () => resolve(), { once: true });
  });
