import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Scan1763712000001 implements MigrationInterface {
  readonly name = 'Scan1763712000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE block (
        number int PRIMARY KEY CHECK (number >= 0),
        hash text NOT NULL UNIQUE,
        parent_hash text NOT NULL,
        at timestamptz NOT NULL,
        spec_version int NOT NULL,
        indexed_at timestamptz NOT NULL
      )`);
    await db.query(`
      CREATE TABLE extrinsic (
        block_number int NOT NULL REFERENCES block (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        extrinsic_index int NOT NULL CHECK (extrinsic_index >= 0),
        hash text NOT NULL,
        signer text,
        pallet text NOT NULL,
        call text NOT NULL,
        message text,
        args jsonb NOT NULL,
        success boolean NOT NULL,
        error text,
        fee numeric(20,0) CHECK (fee >= 0),
        nonce int,
        PRIMARY KEY (block_number, extrinsic_index),
        CONSTRAINT extrinsic_error_says_why CHECK (success = (error IS NULL))
      )`);
    await db.query('CREATE INDEX extrinsic_by_hash ON extrinsic (hash)');
    await db.query('CREATE INDEX extrinsic_by_signer ON extrinsic (signer, block_number, extrinsic_index)');
    await db.query('CREATE INDEX extrinsic_by_message ON extrinsic (message, block_number, extrinsic_index) WHERE message IS NOT NULL');
    await db.query(`
      CREATE TABLE event (
        block_number int NOT NULL REFERENCES block (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        event_index int NOT NULL CHECK (event_index >= 0),
        extrinsic_index int,
        source text NOT NULL,
        name text NOT NULL,
        data jsonb NOT NULL,
        issue_id numeric(20,0),
        competition_id numeric(20,0),
        accounts text[] NOT NULL,
        PRIMARY KEY (block_number, event_index)
      )`);
    await db.query('CREATE INDEX event_by_name ON event (source, name, block_number, event_index)');
    await db.query('CREATE INDEX event_by_issue ON event (issue_id, block_number, event_index) WHERE issue_id IS NOT NULL');
    await db.query(
      'CREATE INDEX event_by_competition ON event (competition_id, block_number, event_index) WHERE competition_id IS NOT NULL',
    );
    await db.query('CREATE INDEX event_by_account ON event USING gin (accounts)');
    await db.query(`
      CREATE TABLE cursor (
        name text PRIMARY KEY CHECK (name IN ('scan', 'github')),
        block_number int NOT NULL CHECK (block_number >= 0),
        block_hash text NOT NULL,
        event_index int NOT NULL CHECK (event_index >= -1),
        version int NOT NULL CHECK (version >= 0),
        head_block int NOT NULL,
        genesis_hash text NOT NULL,
        updated_at timestamptz NOT NULL,
        last_error text,
        last_error_at timestamptz
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE cursor');
    await db.query('DROP TABLE event');
    await db.query('DROP TABLE extrinsic');
    await db.query('DROP TABLE block');
  }
}
