import { Global, Module } from '@nestjs/common';
import type { Settings } from '../environment.ts';
import { SETTINGS } from '../settings.ts';
import { Database } from './database.ts';

/** The database is every room's ground: global, so that rooms list only rooms. */
@Global()
@Module({
  providers: [{ provide: Database, useFactory: (settings: Settings) => new Database(settings), inject: [SETTINGS] }],
  exports: [Database],
})
export class DatabaseModule {}
