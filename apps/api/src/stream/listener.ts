import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { NOTICE_CHANNEL, type Notice } from '@joust/tables/scan';
import pg from 'pg';
import { Subject } from 'rxjs';
import { z } from 'zod';
import type { Settings } from '../environment.ts';

const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;

const StoredNotice = z.object({
  block: z.number().int(),
  eventIndex: z.number().int(),
  issues: z.array(z.string()).nullable(),
  competitions: z.array(z.string()).nullable(),
}) satisfies z.ZodType<Notice>;

/** Hears the worker's notices on a connection of its own, and says when it may have missed some. */
@Injectable()
export class NoticeListener implements OnApplicationBootstrap, OnApplicationShutdown {
  /** What changed; `missed` after a time in which nothing could be heard, or for a notice that names nothing. */
  readonly heard = new Subject<Notice | 'missed'>();
  private readonly log = new Logger(NoticeListener.name);
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closing = false;

  constructor(private readonly settings: Pick<Settings, 'databaseUrl'>) {}

  onApplicationBootstrap(): void {
    void this.listen(FIRST_WAIT);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closing = true;
    clearTimeout(this.timer);
    await this.client?.end();
  }

  private async listen(wait: number): Promise<void> {
    const client = new pg.Client({
      connectionString: this.settings.databaseUrl,
      connectionTimeoutMillis: 3_000,
      keepAlive: true,
      application_name: 'joust-api-stream',
    });
    let lost = false;
    const again = (reason: string): void => {
      if (lost || this.closing) return;
      lost = true;
      this.log.warn(`Live messages pause: ${reason}; trying again in ${wait} ms.`);
      this.timer = setTimeout(() => void this.listen(Math.min(wait * 2, LONGEST_WAIT)), wait);
    };
    client.on('error', (error) => again(error.message));
    client.on('end', () => again('the connection ended'));
    client.on('notification', ({ payload }) => this.hear(payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${NOTICE_CHANNEL}`);
      this.client = client;
      wait = FIRST_WAIT;
      this.heard.next('missed');
    } catch (error) {
      again(error instanceof Error ? error.message : String(error));
    }
  }

  private hear(payload: string | undefined): void {
    const notice = StoredNotice.safeParse(parsed(payload));
    if (!notice.success) {
      this.log.error(`A notice cannot be read (${notice.error.message}): ${payload ?? ''}`);
      this.heard.next('missed');
    } else if (notice.data.issues === null || notice.data.competitions === null) this.heard.next('missed');
    else this.heard.next(notice.data);
  }
}

const parsed = (payload: string | undefined): unknown => {
  try {
    return JSON.parse(payload ?? '');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
