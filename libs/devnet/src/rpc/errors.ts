import { UnknownBlock } from '../chain/chain.ts';
import { ExtrinsicRefused } from '../chain/pool.ts';
import { RuntimeFault } from '../runtime/executor.ts';

/** An error as JSON-RPC carries it. */
export interface RpcErrorBody {
  readonly code: number;
  readonly message: string;
  readonly data?: string;
}

/** A request this server refuses by itself. */
export class RpcRefusal extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export const invalidParams = (message: string): RpcRefusal => new RpcRefusal(-32602, `Invalid params: ${message}`);

/** Codes as Substrate's nodes answer them: 4003 unknown block or failed runtime call, 101x for the pool. */
export const bodyOf = (error: unknown): RpcErrorBody => {
  if (error instanceof RpcRefusal) return { code: error.code, message: error.message };
  if (error instanceof ExtrinsicRefused)
    return { code: error.rpcCode, message: error.summary, ...(error.detail === undefined ? {} : { data: error.detail }) };
  if (error instanceof UnknownBlock) return { code: 4003, message: `Client error: UnknownBlock: ${error.message}` };
  if (error instanceof RuntimeFault) return { code: 4003, message: `Client error: Execution failed: ${error.message}` };
  return { code: -32603, message: `Internal error: ${error instanceof Error ? error.message : String(error)}` };
};
