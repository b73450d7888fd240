import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.ts';
import { entities } from './entities.ts';
import { migrations } from './migrations.ts';
import { startPostgres, type TestPostgres } from './testing/index.ts';
import { schemaOf } from './testing/schema.ts';

let postgres: TestPostgres;
let db: DataSource;

beforeAll(async () => {
  postgres = await startPostgres();
  db = await new DataSource(dataSourceOptions(await postgres.database('migrations'))).initialize();
});
afterAll(async () => {
  await db.destroy();
  await postgres.stop();
});

const down = async (): Promise<void> => {
  for (const _ of migrations) await db.undoLastMigration({ transaction: 'each' });
};

it('goes up, down to nothing, and up to the same schema again', async () => {
  await db.runMigrations();
  const first = await schemaOf(db);
  expect(first.length).toBeGreaterThan(100);

  await down();
  expect(await schemaOf(db)).toEqual([]);

  await db.runMigrations();
  expect(await schemaOf(db)).toEqual(first);
});

it('each migration is undone by its own inverse', async () => {
  await down();
  const seen: string[][] = [];
  for (const migration of migrations) {
    seen.push(await schemaOf(db));
    const one = await new DataSource({ ...dataSourceOptions(urlOf(db)), migrations: migrations.slice(0, seen.length) }).initialize();
    await one.runMigrations();
    await one.undoLastMigration();
    expect({ migration: migration.name, schema: await schemaOf(one) }).toEqual({ migration: migration.name, schema: seen.at(-1) });
    await one.runMigrations();
    await one.destroy();
  }
});

it('every entity matches its table column by column', async () => {
  await db.runMigrations();
  for (const entity of entities) {
    const meta = db.getMetadata(entity);
    const columns: { column_name: string; is_nullable: string }[] = await db.query(
      `SELECT column_name, is_nullable FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`,
      [meta.tableName],
    );
    const inTable = columns.map((column) => `${column.column_name} ${column.is_nullable === 'YES'}`).sort();
    const inEntity = meta.columns.map((column) => `${column.databaseName} ${column.isNullable}`).sort();
    expect({ table: meta.tableName, columns: inEntity }).toEqual({ table: meta.tableName, columns: inTable });
    const keys: { attname: string }[] = await db.query(
      `SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
       WHERE i.indrelid = $1::regclass AND i.indisprimary`,
      [`public.${meta.tableName}`],
    );
    expect(meta.primaryColumns.map((column) => column.databaseName).sort()).toEqual(keys.map((key) => key.attname).sort());
  }
});

const urlOf = (source: DataSource): string => (source.options as { url: string }).url;
