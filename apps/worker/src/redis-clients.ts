import type { OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bull';
import { Redis } from 'ioredis';

/** The connections that Bull makes; it leaves those it did not open itself to whoever did. */
export class RedisClients implements OnApplicationShutdown {
  private readonly clients: Redis[] = [];

  constructor(private readonly url: string) {}

  /** Bull's blocking and subscribing connections must never give up on a command: they wait for Redis to come back. */
  open(type: 'client' | 'subscriber' | 'bclient'): Redis {
    const client = new Redis(this.url, type === 'client' ? {} : { maxRetriesPerRequest: null, enableReadyCheck: false });
    this.clients.push(client);
    return client;
  }

  onApplicationShutdown(): void {
    for (const client of this.clients) client.disconnect();
  }
}

const CLOSE_PATIENCE = 2_000;

/** Ends a queue without waiting for its jobs: what is in hand is made again. A Redis that is away is not waited for. */
export const closeQueue = async (queue: Queue): Promise<void> => {
  await within(CLOSE_PATIENCE, queue.close(true));
};

/** What comes of it in time; null when nothing has by then. */
export const within = async <T>(millis: number, promise: Promise<T>): Promise<T | null> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), millis);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};
