import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

interface Request {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}
/** `undefined` is silence. */
export type Answer = { result: unknown } | { error: { code: number; message: string; data?: unknown } } | undefined;

/** A node that answers as a test says. */
export class ScriptedNode {
  answer: (request: Request) => Answer | Promise<Answer> = ({ method }) => ({ result: method });
  /** Every request that came, by method. */
  readonly asked: string[] = [];
  private server: WebSocketServer | null = null;
  private port = 0;
  connections = 0;

  get url(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  /** Listens; again on the same port after a stop. */
  async start(): Promise<this> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: this.port });
    this.server = server;
    server.on('connection', (socket) => {
      this.connections += 1;
      socket.on('message', (data) => void this.receive(socket, String(data)));
    });
    await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
    this.port = (server.address() as AddressInfo).port;
    return this;
  }

  /** Cuts every connection and stops listening. */
  async stop(): Promise<void> {
    const { server } = this;
    if (server === null) return;
    this.cut();
    this.server = null;
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  cut(): void {
    for (const socket of this.server?.clients ?? []) socket.terminate();
  }

  /** A frame as it is, to every client. */
  say(frame: string): void {
    for (const socket of this.server?.clients ?? []) socket.send(frame);
  }

  notify(subscription: string, result: unknown): void {
    this.say(JSON.stringify({ jsonrpc: '2.0', method: 'notice', params: { subscription, result } }));
  }

  private async receive(socket: WebSocket, text: string): Promise<void> {
    const frame = JSON.parse(text) as Request | Request[];
    const requests = Array.isArray(frame) ? frame : [frame];
    const replies: object[] = [];
    for (const request of requests) {
      this.asked.push(request.method);
      const answer = await this.answer(request);
      if (answer) replies.unshift({ jsonrpc: '2.0', id: request.id, ...answer });
    }
    // answers of a batch in another order than its calls: the protocol allows it
    if (replies.length > 0) socket.send(JSON.stringify(Array.isArray(frame) ? replies : replies[0]));
  }
}
