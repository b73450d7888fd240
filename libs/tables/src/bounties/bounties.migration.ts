import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Bounties1763712000004 implements MigrationInterface {
  readonly name = 'Bounties1763712000004';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE funding_entry (
        block_number int NOT NULL,
        event_index int NOT NULL,
        issue_id numeric(20,0) NOT NULL REFERENCES issue (id) DEFERRABLE INITIALLY DEFERRED,
        amount numeric(20,0) NOT NULL CHECK (amount > 0),
        filled numeric(20,0) NOT NULL,
        target numeric(20,0) NOT NULL,
        PRIMARY KEY (block_number, event_index),
        CONSTRAINT funding_within_target CHECK (filled <= target AND amount <= filled)
      )`);
    await db.query('CREATE INDEX funding_entry_by_issue ON funding_entry (issue_id, block_number, event_index)');
    // The primary key says it: each part of a competition's bounty is paid once.
    await db.query(`
      CREATE TABLE payout (
        competition_id numeric(20,0) NOT NULL REFERENCES competition (id) DEFERRABLE INITIALLY DEFERRED,
        part text NOT NULL CHECK (part IN ('first', 'rest')),
        issue_id numeric(20,0) NOT NULL REFERENCES issue (id) DEFERRABLE INITIALLY DEFERRED,
        hotkey text NOT NULL,
        coldkey text NOT NULL,
        amount numeric(20,0) NOT NULL CHECK (amount > 0),
        extrinsic_index int,
        block_number int NOT NULL,
        event_index int NOT NULL,
        PRIMARY KEY (competition_id, part),
        CONSTRAINT payout_origin UNIQUE (block_number, event_index),
        CONSTRAINT one_payout_per_issue_and_part UNIQUE (issue_id, part)
      )`);
    await db.query('CREATE INDEX payout_by_hotkey ON payout (hotkey, block_number, event_index)');
    await db.query(`
      CREATE TABLE payout_failure (
        block_number int NOT NULL,
        event_index int NOT NULL,
        competition_id numeric(20,0) NOT NULL REFERENCES competition (id) DEFERRABLE INITIALLY DEFERRED,
        amount numeric(20,0) NOT NULL,
        code numeric(20,0) NOT NULL,
        PRIMARY KEY (block_number, event_index)
      )`);
    await db.query('CREATE INDEX payout_failure_by_competition ON payout_failure (competition_id, block_number, event_index)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE payout_failure');
    await db.query('DROP TABLE payout');
    await db.query('DROP TABLE funding_entry');
  }
}
