import { messageOf } from '@joust/units';
import { z } from 'zod';
import { askAgain } from './ask-again.ts';
import { ChainUnreachable, RpcFailed, RpcMisspoke } from './errors.ts';

export interface SocketOptions {
  /** A request without an answer after this time fails. */
  readonly requestMillis: number;
  /** The first connection is tried for this long. */
  readonly connectMillis: number;
}

export interface RpcCall {
  readonly method: string;
  readonly params: readonly unknown[];
}

const Answer = z.object({
  id: z.number(),
  result: z.unknown().optional(), // left out beside an error
  error: z.object({ code: z.number(), message: z.string(), data: z.unknown().optional() }).optional(),
});
const Notice = z.object({ method: z.string(), params: z.object({ subscription: z.union([z.string(), z.number()]), result: z.unknown() }) });
const Frame = z.union([z.array(Answer), Answer, Notice]);

interface Waiting {
  readonly method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}
interface Subscription {
  readonly call: RpcCall;
  readonly unsubscribe: string;
  readonly listener: (result: unknown) => void;
  id: string | number | null;
}

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;
/** Silence on this many requests in a row means that the connection is half open: it is cut and made anew. */
const SILENT_REQUESTS = 2;

/**
 * JSON-RPC over one WebSocket: batches, a deadline for each request, subscriptions that outlive a reconnect.
 * While the node is away requests wait for it until their deadline; what was in flight when it left fails at once.
 */
export class RpcSocket {
  private socket: WebSocket | null = null;
  private nextId = 1;
  private readonly waiting = new Map<number, Waiting>();
  private readonly subscriptions = new Set<Subscription>();
  private opened: Promise<WebSocket>;
  private silent = 0;
  private closing = false;
  private wake: (() => void) | null = null;

  private constructor(
    readonly url: string,
    private readonly options: SocketOptions,
  ) {
    this.opened = this.open();
  }

  /** Errors: {@link ChainUnreachable} when no connection stands within `connectMillis`. */
  static async connect(url: string, options: SocketOptions): Promise<RpcSocket> {
    const socket = new RpcSocket(url, options);
    try {
      await socket.within(options.connectMillis, socket.opened);
      return socket;
    } catch (error) {
      socket.close();
      throw error;
    }
  }

  /** One call. Errors: {@link ChainUnreachable}, {@link RpcFailed}. */
  async request(method: string, params: readonly unknown[] = []): Promise<unknown> {
    const socket = await this.within(this.options.requestMillis, this.opened);
    const [frame, answer] = this.enlist({ method, params });
    socket.send(JSON.stringify(frame));
    return answer;
  }

  /** A call that changes nothing; asked up to three times within its deadline when the node stumbles. Errors: as `request`. */
  read(method: string, params: readonly unknown[] = []): Promise<unknown> {
    return askAgain(
      () => this.request(method, params),
      this.options.requestMillis,
      () => this.closing,
    );
  }

  /** Several calls in one frame; answers in the order of the calls. The first failure fails the batch. */
  async batch(calls: readonly RpcCall[]): Promise<unknown[]> {
    if (calls.length === 0) return [];
    const socket = await this.within(this.options.requestMillis, this.opened);
    const enlisted = calls.map((call) => this.enlist(call));
    socket.send(JSON.stringify(enlisted.map(([frame]) => frame)));
    return Promise.all(enlisted.map(([, answer]) => answer));
  }

  /** Listens until the returned function is called; after a reconnect the subscription is made again. */
  async subscribe(call: RpcCall, unsubscribe: string, listener: (result: unknown) => void): Promise<() => void> {
    const subscription: Subscription = { call, unsubscribe, listener, id: null };
    this.subscriptions.add(subscription);
    try {
      await this.start(subscription);
    } catch (error) {
      this.subscriptions.delete(subscription);
      throw error;
    }
    return () => this.end(subscription);
  }

  close(): void {
    this.closing = true;
    this.wake?.();
    this.subscriptions.clear();
    this.drop('the client closed the connection');
  }

  private async start(subscription: Subscription): Promise<void> {
    const id = await this.request(subscription.call.method, subscription.call.params);
    subscription.id = z.union([z.string(), z.number()]).parse(id);
  }

  private end(subscription: Subscription): void {
    if (!this.subscriptions.delete(subscription) || subscription.id === null || this.socket === null) return;
    // the answer does not matter: a lost connection ends the subscription as well
    this.request(subscription.unsubscribe, [subscription.id]).catch(() => undefined);
  }

  private enlist({ method, params }: RpcCall): [object, Promise<unknown>] {
    const id = this.nextId++;
    const answer = new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => this.expire(id), this.options.requestMillis);
      this.waiting.set(id, { method, resolve, reject, timer });
    });
    answer.catch(() => undefined); // a batch reports its first failure; the others are not unhandled
    return [{ jsonrpc: '2.0', id, method, params }, answer];
  }

  private expire(id: number): void {
    const waiting = this.settle(id);
    this.silent += 1;
    waiting?.reject(new ChainUnreachable(this.url, `no answer to ${waiting.method} within ${this.options.requestMillis} ms`));
    if (this.silent >= SILENT_REQUESTS) this.drop('it is silent');
  }

  private settle(id: number): Waiting | undefined {
    const waiting = this.waiting.get(id);
    if (waiting) clearTimeout(waiting.timer);
    this.waiting.delete(id);
    return waiting;
  }

  /** Tries until there is a connection; the pause doubles, with jitter. */
  private async open(): Promise<WebSocket> {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      if (this.closing) throw new ChainUnreachable(this.url, 'the client closed the connection');
      try {
        return await this.dial();
      } catch (error) {
        this.lastFault = messageOf(error);
        await this.pause(pause * (0.5 + Math.random() / 2));
      }
    }
  }

  private lastFault = 'connecting took too long';

  private dial(): Promise<WebSocket> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(this.url);
      socket.binaryType = 'arraybuffer';
      socket.onopen = () => {
        this.socket = socket;
        this.silent = 0;
        socket.onclose = () => this.lost(socket);
        resolve(socket);
      };
      socket.onerror = (event) => reject(new Error('message' in event && event.message ? String(event.message) : 'connection refused'));
      socket.onclose = () => reject(new Error('connection refused'));
      socket.onmessage = (event) => this.receive(event.data);
    });
  }

  private pause(millis: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, millis);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private receive(data: unknown): void {
    const parsed = Frame.safeParse(parseJson(data));
    // an unreadable frame has no id: the request it answered runs into its deadline
    if (!parsed.success) return this.drop('it sent a frame that is not JSON-RPC');
    const frame = parsed.data;
    if (Array.isArray(frame)) for (const answer of frame) this.answer(answer);
    else if ('id' in frame) this.answer(frame);
    else this.notify(frame.params.subscription, frame.params.result);
  }

  private answer({ id, result, error }: z.infer<typeof Answer>): void {
    this.silent = 0;
    const waiting = this.settle(id);
    if (error)
      waiting?.reject(
        new RpcFailed(waiting.method, error.code, error.data === undefined ? error.message : `${error.message}: ${String(error.data)}`),
      );
    else waiting?.resolve(result);
  }

  private notify(id: string | number, result: unknown): void {
    for (const subscription of this.subscriptions) if (subscription.id === id) subscription.listener(result);
  }

  private lost(socket: WebSocket): void {
    if (this.socket === socket) this.drop('the connection was cut');
  }

  private drop(why: string): void {
    const { socket } = this;
    this.socket = null;
    const waiting = [...this.waiting.keys()].map((id) => this.settle(id));
    for (const one of waiting) one?.reject(new ChainUnreachable(this.url, why));
    if (socket !== null) {
      socket.onclose = null;
      socket.onmessage = null;
      socket.close();
    }
    if (this.closing) {
      this.opened.catch(() => undefined);
      this.opened = Promise.reject(new ChainUnreachable(this.url, 'the client closed the connection'));
      this.opened.catch(() => undefined);
    } else if (socket !== null) {
      this.opened = this.open();
      this.opened.then(() => this.resume()).catch(() => undefined); // open() fails only when the client closes
    }
  }

  private resume(): void {
    for (const subscription of this.subscriptions) {
      subscription.id = null;
      void this.restart(subscription);
    }
  }

  /** Subscribes anew until the node agrees; when the connection is lost again, the next resume() takes over. */
  private async restart(subscription: Subscription): Promise<void> {
    const { socket } = this;
    for (
      let pause = FIRST_PAUSE;
      this.socket === socket && this.subscriptions.has(subscription);
      pause = Math.min(pause * 2, LONGEST_PAUSE)
    ) {
      try {
        return await this.start(subscription);
      } catch (error) {
        this.lastFault = messageOf(error);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  private within<T>(millis: number, promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new ChainUnreachable(this.url, this.lastFault)), millis);
      promise.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }
}

const parseJson = (data: unknown): unknown => {
  try {
    return JSON.parse(typeof data === 'string' ? data : new TextDecoder().decode(data as ArrayBuffer));
  } catch {
    return undefined;
  }
};

/** Checks what a node answered against its shape. Errors: {@link RpcMisspoke}. */
export const readAnswer = <S extends z.ZodType>(schema: S, method: string, answer: unknown): z.infer<S> => {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new RpcMisspoke(method, z.prettifyError(parsed.error));
  return parsed.data;
};
