import { createServer, type Server } from 'node:http';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Cursor } from '@joust/tables';
import { messageOf } from '@joust/units';
import { DataSource } from 'typeorm';
import type { Environment } from '../environment.ts';
import { ReminderSchedule } from '../reminders/reminder.schedule.ts';
import { ScanService } from '../scan/scan.service.ts';
import { ENVIRONMENT } from '../tokens.ts';

/** `GET /live` and `GET /ready` on 127.0.0.1, when HEALTH_PORT is set. Ready: the database answers, no fault, not stopping. */
@Injectable()
export class HealthServer implements OnApplicationBootstrap, OnApplicationShutdown {
  stopping = false;
  private server: Server | null = null;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ScanService) private readonly scan: ScanService,
    @Inject(ReminderSchedule) private readonly reminder: ReminderSchedule,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { HEALTH_PORT } = this.environment;
    if (HEALTH_PORT === undefined) return;
    this.server = createServer((request, response) => {
      this.answer(request.url ?? '/').then(({ status, body }) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      );
    });
    await new Promise<void>((resolve, reject) => this.server?.once('error', reject).listen(HEALTH_PORT, '127.0.0.1', resolve));
  }

  async onApplicationShutdown(): Promise<void> {
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }

  async answer(path: string): Promise<{ status: number; body: object }> {
    if (path === '/live') return { status: 200, body: { live: true } };
    if (path !== '/ready') return { status: 404, body: { error: 'try /live or /ready' } };
    try {
      const cursor = await this.database.manager.findOneBy(Cursor, { name: 'scan' });
      const ready = !this.stopping && this.scan.fault === null && cursor !== null;
      const lagBlocks = cursor === null ? null : cursor.headBlock - cursor.blockNumber;
      return {
        status: ready ? 200 : 503,
        body: {
          ready,
          stopping: this.stopping,
          fault: this.scan.fault,
          block: cursor?.blockNumber ?? null,
          lagBlocks,
          due: this.reminder.due,
        },
      };
    } catch (error) {
      return { status: 503, body: { ready: false, stopping: this.stopping, fault: messageOf(error) } };
    }
  }
}
