import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import { z } from 'zod';

/** What becomes of a request: passed on, answered by an error, its connection cut, or left without an answer. */
export type Fate = 'pass' | 'error' | 'cut' | 'silence';

export interface ProxyHooks {
  /** Asked for each request before it is passed on. */
  readonly onRequest?: (method: string) => Fate;
  /** Told what the node answered, before the client is. */
  readonly onAnswer?: (method: string, result: unknown) => void;
}

const Call = z.object({ id: z.number(), method: z.string() });
const Answer = z.object({ id: z.number(), result: z.unknown().optional() });
/** JSON-RPC's internal error, as an overloaded node behind a gateway says it. */
const STUMBLE = { code: -32_603, message: 'Internal error' };

/** Stands between a client and a real node, passes frames on as they are, and can spoil any request. */
export class RpcProxy {
  requests = 0;
  spoiled = 0;
  private readonly server: WebSocketServer;
  private readonly target: string;
  private readonly hooks: ProxyHooks;

  private constructor(server: WebSocketServer, target: string, hooks: ProxyHooks) {
    this.server = server;
    this.target = target;
    this.hooks = hooks;
    server.on('connection', (client) => this.join(client));
  }

  static async start(target: string, hooks: ProxyHooks = {}): Promise<RpcProxy> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    return new RpcProxy(server, target, hooks);
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const client of this.server.clients) client.terminate();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private join(client: WebSocket): void {
    const node = new WebSocket(this.target, { maxPayload: 0 });
    const asked = new Map<number, string>();
    const waiting: string[] = [];
    const toNode = (text: string): void => (node.readyState === WebSocket.OPEN ? node.send(text) : void waiting.push(text));
    client.on('message', (data) => this.request(String(data), client, asked, toNode));
    node.on('open', () => waiting.splice(0).forEach((text) => node.send(text)));
    node.on('message', (data: RawData) => {
      const text = String(data);
      this.answer(text, asked);
      if (client.readyState === WebSocket.OPEN) client.send(text);
    });
    client.on('close', () => node.terminate());
    node.on('close', () => client.terminate());
    for (const end of [client, node]) end.on('error', () => end.terminate());
  }

  /** A batch shares the fate of its worst call, as it shares its frame. */
  private request(text: string, client: WebSocket, asked: Map<number, string>, toNode: (text: string) => void): void {
    const frame: unknown = JSON.parse(text);
    const calls = z.array(Call).parse(Array.isArray(frame) ? frame : [frame]);
    const fates = calls.map(({ id, method }) => {
      asked.set(id, method);
      this.requests += 1;
      return this.hooks.onRequest?.(method) ?? 'pass';
    });
    const fate = fates.find((it) => it !== 'pass') ?? 'pass';
    if (fate === 'pass') return toNode(text);
    this.spoiled += 1;
    if (fate === 'cut') return client.terminate();
    if (fate === 'silence') return;
    const errors = calls.map(({ id }) => ({ jsonrpc: '2.0', id, error: STUMBLE }));
    client.send(JSON.stringify(Array.isArray(frame) ? errors : errors[0]));
  }

  private answer(text: string, asked: Map<number, string>): void {
    if (this.hooks.onAnswer === undefined || asked.size === 0) return;
    const frame: unknown = JSON.parse(text);
    for (const one of Array.isArray(frame) ? frame : [frame]) {
      const read = Answer.safeParse(one);
      const method = read.success ? asked.get(read.data.id) : undefined;
      if (!read.success || method === undefined) continue;
      asked.delete(read.data.id);
      this.hooks.onAnswer(method, read.data.result);
    }
  }
}
