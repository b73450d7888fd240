import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Miners1763712000007 implements MigrationInterface {
  readonly name = 'Miners1763712000007';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE identity (
        hotkey text PRIMARY KEY,
        coldkey text NOT NULL,
        github_id numeric(20,0) NOT NULL CHECK (github_id > 0),
        proof_ref text NOT NULL,
        claimed_at int NOT NULL,
        bound_at int,
        block_number int NOT NULL,
        event_index int NOT NULL,
        CONSTRAINT bound_after_claim CHECK (bound_at >= claimed_at)
      )`);
    // One GitHub id belongs to one hotkey once validators agreed; before that anybody may claim it.
    await db.query('CREATE UNIQUE INDEX one_hotkey_per_github_id ON identity (github_id) WHERE bound_at IS NOT NULL');
    await db.query('CREATE INDEX identity_by_coldkey ON identity (coldkey)');
    await db.query(`
      CREATE TABLE collateral_entry (
        block_number int NOT NULL,
        event_index int NOT NULL,
        hotkey text,
        kind text NOT NULL CHECK (kind IN ('Deposited', 'Locked', 'Returned', 'Slashed', 'Withdrawn', 'Recycled')),
        amount numeric(20,0) NOT NULL CHECK (amount >= 0),
        competition_id numeric(20,0) REFERENCES competition (id) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (block_number, event_index),
        CONSTRAINT slashes_of_all_are_recycled CHECK ((hotkey IS NULL) = (kind = 'Recycled'))
      )`);
    await db.query('CREATE INDEX collateral_entry_by_hotkey ON collateral_entry (hotkey, block_number, event_index)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE collateral_entry');
    await db.query('DROP TABLE identity');
  }
}
