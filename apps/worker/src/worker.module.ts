import { BullModule } from '@nestjs/bull';
import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { TypeOrmModule } from '@nestjs/typeorm';
import { dataSourceOptions } from '@joust/tables';
import type { Logger } from 'pino';
import { LoggerModule } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import type { Environment } from './environment.ts';
import { GITHUB_QUEUE, GithubService } from './github/github.service.ts';
import { GithubProcessor } from './github/github.processor.ts';
import { GithubSchedule } from './github/github.schedule.ts';
import { HealthServer } from './health/health.server.ts';
import { RedisClients } from './redis-clients.ts';
import { ReminderSchedule } from './reminders/reminder.schedule.ts';
import { Ingest } from './scan/ingest.ts';
import { ScanProcessor } from './scan/scan.processor.ts';
import { SCAN_QUEUE, ScanService } from './scan/scan.service.ts';
import type { BlockSource } from './scan/source.ts';
import { ENVIRONMENT, INGEST, LOG, SOURCE } from './tokens.ts';

/** What is open before the application starts. */
export interface Opened {
  readonly environment: Environment;
  readonly log: Logger;
  readonly database: DataSource;
  readonly source: BlockSource;
}

@Module({})
export class WorkerModule {
  static with({ environment, log, database, source }: Opened): DynamicModule {
    const redis = new RedisClients(environment.REDIS_URL);
    return {
      module: WorkerModule,
      imports: [
        LoggerModule.forRoot({ pinoHttp: { logger: log as never } }),
        ScheduleModule.forRoot(),
        TypeOrmModule.forRootAsync({
          useFactory: () => dataSourceOptions(environment.DATABASE_URL),
          dataSourceFactory: () => Promise.resolve(database),
        }),
        BullModule.forRoot({ prefix: 'joust', createClient: (type) => redis.open(type) }),
        BullModule.registerQueue({ name: SCAN_QUEUE }, { name: GITHUB_QUEUE }),
      ],
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        { provide: LOG, useValue: log },
        { provide: RedisClients, useValue: redis },
        { provide: SOURCE, useValue: source },
        {
          provide: INGEST,
          inject: [DataSource, SOURCE],
          useFactory: (source: DataSource, blocks: BlockSource) =>
            new Ingest(source, blocks, environment.CONTRACT_ADDRESS, environment.START_BLOCK),
        },
        ScanService,
        ScanProcessor,
        GithubService,
        GithubProcessor,
        GithubSchedule,
        ReminderSchedule,
        HealthServer,
      ],
    };
  }
}
