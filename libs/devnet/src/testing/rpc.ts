import { WebSocket } from 'ws';

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
  readonly method?: string;
  readonly params?: { readonly subscription: string; readonly result: unknown };
}

/** A plain JSON-RPC client: replies in the order they came, notifications apart. */
export const connect = async (url: string) => {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const received: Reply[] = [];
  const waiting = new Map<number, (reply: Reply) => void>();
  socket.on('message', (data) => {
    const reply = JSON.parse(String(data)) as Reply;
    received.push(reply);
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  });
  let lastId = 0;
  const ask = (method: string, ...params: unknown[]): Promise<Reply> =>
    new Promise((resolve) => {
      waiting.set(++lastId, resolve);
      socket.send(JSON.stringify({ jsonrpc: '2.0', id: lastId, method, params }));
    });
  return {
    received,
    ask,
    /** The result; a JSON-RPC error is thrown. */
    get: async <T>(method: string, ...params: unknown[]): Promise<T> => {
      const { result, error } = await ask(method, ...params);
      if (error) throw new Error(`${error.code} ${error.message}`);
      return result as T;
    },
    close: () => socket.close(),
  };
};
