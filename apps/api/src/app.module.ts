import { Module, type DynamicModule } from '@nestjs/common';
import { CompetitionsModule } from './competitions/competitions.module.ts';
import { ContractModule } from './contract/contract.module.ts';
import { DatabaseModule } from './database/database.module.ts';
import type { Settings } from './environment.ts';
import { EventsModule } from './events/events.module.ts';
import { ExtrinsicsModule } from './extrinsics/extrinsics.module.ts';
import { logging } from './http/log.ts';
import { HealthModule } from './health/health.module.ts';
import { IssuesModule } from './issues/issues.module.ts';
import { MinersModule } from './miners/miners.module.ts';
import { OssModule } from './oss/oss.module.ts';
import { RatingsModule } from './ratings/ratings.module.ts';
import { SettingsModule } from './settings.ts';
import { StreamModule } from './stream/stream.module.ts';
import { ValidatorsModule } from './validators/validators.module.ts';

const ROOMS = [
  IssuesModule,
  CompetitionsModule,
  MinersModule,
  ValidatorsModule,
  RatingsModule,
  ContractModule,
  EventsModule,
  ExtrinsicsModule,
  HealthModule,
  StreamModule,
  OssModule,
];

@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return { module: AppModule, imports: [logging(settings), SettingsModule.with(settings), DatabaseModule, ...ROOMS] };
  }
}
