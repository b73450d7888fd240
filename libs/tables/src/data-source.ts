import type { DataSourceOptions } from 'typeorm';
import { entities } from './entities.ts';
import { migrations } from './migrations.ts';
import { SnakeNames } from './snake-names.ts';

/**
 * How any process opens the database of `url` (postgres://user:password@host:port/name). The schema comes from the
 * migrations alone; the process that owns it runs them (`dataSource.runMigrations()`), the others only read.
 */
export const dataSourceOptions = (url: string) =>
  ({
    type: 'postgres',
    url,
    entities: [...entities],
    migrations: [...migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
    namingStrategy: new SnakeNames(),
    synchronize: false,
    migrationsRun: false,
  }) as const satisfies DataSourceOptions;
