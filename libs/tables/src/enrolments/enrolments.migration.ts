import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Enrolments1763712000006 implements MigrationInterface {
  readonly name = 'Enrolments1763712000006';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE enrolment (
        block_number int NOT NULL,
        event_index int NOT NULL,
        hotkey text NOT NULL,
        github_id numeric(20,0) NOT NULL,
        picks jsonb NOT NULL CHECK (jsonb_array_length(picks) BETWEEN 1 AND 3),
        enrolled_at int NOT NULL,
        waiting_since int NOT NULL,
        expires_at int NOT NULL,
        collateral numeric(20,0) NOT NULL DEFAULT 0 CHECK (collateral >= 0),
        ended_at int,
        end_reason text CHECK (end_reason IN ('Expired', 'Replaced', 'Started', 'Withdrawn')),
        PRIMARY KEY (block_number, event_index),
        CONSTRAINT enrolment_expires_later CHECK (expires_at > enrolled_at),
        CONSTRAINT enrolment_end_says_why CHECK ((ended_at IS NULL) = (end_reason IS NULL))
      )`);
    await db.query('CREATE UNIQUE INDEX one_open_enrolment_per_hotkey ON enrolment (hotkey) WHERE ended_at IS NULL');
    await db.query('CREATE UNIQUE INDEX one_open_enrolment_per_github_id ON enrolment (github_id) WHERE ended_at IS NULL');
    await db.query('CREATE INDEX enrolment_by_pick ON enrolment USING gin (picks)');
    await db.query(`
      CREATE TABLE skip (
        block_number int NOT NULL,
        event_index int NOT NULL,
        hotkey text NOT NULL,
        github_id numeric(20,0) NOT NULL,
        PRIMARY KEY (block_number, event_index)
      )`);
    await db.query('CREATE INDEX skip_by_hotkey ON skip (hotkey, block_number, event_index)');
    await db.query('CREATE INDEX enrolment_by_hotkey ON enrolment (hotkey, block_number, event_index)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE skip');
    await db.query('DROP TABLE enrolment');
  }
}
