import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Validators1763712000008 implements MigrationInterface {
  readonly name = 'Validators1763712000008';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE validator (
        hotkey text PRIMARY KEY,
        coldkeys text[] NOT NULL CHECK (cardinality(coldkeys) <= 4),
        added_at int NOT NULL,
        active_from int NOT NULL,
        active_until int,
        raw numeric(20,0) NOT NULL DEFAULT 0 CHECK (raw >= 0),
        weight numeric(20,0) NOT NULL DEFAULT 0 CHECK (weight >= 0),
        frozen_anchor int,
        block_number int NOT NULL,
        event_index int NOT NULL
      )`);
    await db.query(`
      CREATE TABLE weight (
        anchor int NOT NULL,
        hotkey text NOT NULL REFERENCES validator (hotkey) DEFERRABLE INITIALLY DEFERRED,
        raw numeric(20,0) NOT NULL CHECK (raw >= 0),
        weight numeric(20,0) NOT NULL CHECK (weight >= 0),
        block_number int NOT NULL,
        event_index int NOT NULL,
        PRIMARY KEY (anchor, hotkey)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE weight');
    await db.query('DROP TABLE validator');
  }
}
