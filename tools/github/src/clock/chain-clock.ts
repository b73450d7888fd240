import { z } from 'zod';
import { ClockNotReady, type Clock } from './clock.ts';

/** twox128("Timestamp") ++ twox128("Now"): the storage key of `Timestamp.Now`, a little-endian u64 of milliseconds. */
const TIMESTAMP_NOW = '0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb';

const messageSchema = z.union([
  z.object({ method: z.literal('chain_newHead'), params: z.object({ result: z.object({ number: z.string() }) }) }),
  z.object({ id: z.number(), result: z.unknown() }),
  z.object({ id: z.number(), error: z.object({ message: z.string() }) }),
]);
const timeSchema = z.string().regex(/^0x[0-9a-f]{16}$/);

const LONGEST_PAUSE = 5_000;
type Log = (message: string) => void;

/** Follows the heads of a chain and tells the time of the last one. Connects again by itself; time never runs back. */
export class ChainClock implements Clock {
  private time: number | null = null;
  private socket: WebSocket | null = null;
  private pause = 250;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;
  private nextId = 1;
  private readonly timeRequests = new Set<number>();

  constructor(
    private readonly url: string,
    private readonly log: Log,
  ) {
    this.connect();
  }

  now(): number {
    if (this.time === null) throw new ClockNotReady(`The chain at ${this.url} has not told the time yet.`);
    return this.time;
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    this.socket?.close();
  }

  private connect(): void {
    const socket = new WebSocket(this.url);
    this.socket = socket;
    this.timeRequests.clear();
    socket.addEventListener('open', () => {
      this.log(`following the time of the chain at ${this.url}`);
      this.pause = 250;
      this.send('chain_subscribeNewHeads', []);
      this.askTime();
    });
    socket.addEventListener('message', (event) => this.receive(String(event.data)));
    socket.addEventListener('error', () => this.log(`the chain at ${this.url} cannot be reached`));
    socket.addEventListener('close', () => this.connectLater());
  }

  private connectLater(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => this.connect(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
  }

  private askTime(): void {
    this.timeRequests.add(this.send('state_getStorage', [TIMESTAMP_NOW]));
  }

  private send(method: string, params: readonly unknown[]): number {
    const id = this.nextId++;
    this.socket?.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return id;
  }

  private receive(text: string): void {
    const read = messageSchema.safeParse(JSON.parse(text));
    if (!read.success) return this.log('the chain sent something that is no answer of a node; ignored');
    const message = read.data;
    if ('method' in message) return this.askTime();
    if (!this.timeRequests.delete(message.id)) return;
    if ('error' in message) return this.log(`the chain refused to tell the time: ${message.error.message}`);
    if (message.result === null) return; // before the first block no time is stored
    const bytes = timeSchema.parse(message.result);
    const time = Number(Buffer.from(bytes.slice(2), 'hex').readBigUInt64LE());
    this.time = Math.max(this.time ?? 0, time);
  }
}
