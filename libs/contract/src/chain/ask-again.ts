import { setTimeout as sleep } from 'node:timers/promises';
import { ChainUnreachable, RpcFailed } from './errors.ts';

/** Between two tries, in ms: together far below any deadline of a request. */
const PAUSES = [50, 250];
/** JSON-RPC: an internal error, or one that a server reserves for itself (-32099 to -32000: busy, too many requests). */
const INTERNAL = -32_603;
const isServers = (code: number): boolean => code === INTERNAL || (code >= -32_099 && code <= -32_000);
/** What nodes say of a block they do not have, or whose state they dropped (sc-client-api, and our devnet): an answer, whatever its code. */
export const UNKNOWN_BLOCK = /UnknownBlock|unknown block|State already discarded|header was not found/i;

/**
 * Asks a second and a third time when the node stumbled or the connection was cut. Only for reads: they change nothing, and a
 * round of hundreds of them would hardly ever be whole if each had one try. After `withinMillis` there is no further try, so
 * that a node that is gone is told as soon as without this.
 */
export const askAgain = async <T>(ask: () => Promise<T>, withinMillis: number, isOver: () => boolean): Promise<T> => {
  const began = performance.now();
  for (const pause of PAUSES) {
    try {
      return await ask();
    } catch (error) {
      if (!mayPass(error) || isOver() || performance.now() - began + pause >= withinMillis) throw error;
      await sleep(pause);
    }
  }
  return ask();
};

const mayPass = (error: unknown): boolean =>
  error instanceof ChainUnreachable || (error instanceof RpcFailed && isServers(error.rpcCode) && !UNKNOWN_BLOCK.test(error.rpcMessage));
