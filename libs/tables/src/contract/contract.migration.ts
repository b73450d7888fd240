import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Contract1763712000010 implements MigrationInterface {
  readonly name = 'Contract1763712000010';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE contract (
        address text PRIMARY KEY,
        code_hash text NOT NULL,
        version int NOT NULL,
        owner text NOT NULL,
        netuid int NOT NULL,
        hotkey text NOT NULL,
        blocks_per_day int NOT NULL CHECK (blocks_per_day > 0),
        ms_per_block int NOT NULL CHECK (ms_per_block > 0),
        created_at int NOT NULL,
        epoch_from int NOT NULL,
        epoch_blocks int NOT NULL CHECK (epoch_blocks > 0),
        uses_availability boolean NOT NULL,
        paused boolean NOT NULL,
        params_id int NOT NULL,
        params jsonb NOT NULL,
        proposed jsonb,
        block_number int NOT NULL
      )`);
    // A database follows one contract.
    await db.query('CREATE UNIQUE INDEX one_contract ON contract ((true))');
    await db.query(`
      CREATE TABLE contract_change (
        block_number int NOT NULL,
        event_index int NOT NULL,
        name text NOT NULL,
        before jsonb,
        after jsonb NOT NULL,
        PRIMARY KEY (block_number, event_index)
      )`);
    await db.query(`
      CREATE TABLE ledger_entry (
        block_number int NOT NULL,
        event_index int NOT NULL,
        kind text NOT NULL CHECK (kind IN (
          'Harvested', 'Recycled', 'Cancelled', 'Paid', 'HeldBack', 'HoldbackPaid', 'Reverted', 'RecycleFailed', 'PayoutFailed')),
        amount numeric(20,0) NOT NULL CHECK (amount >= 0),
        issue_id numeric(20,0) REFERENCES issue (id) DEFERRABLE INITIALLY DEFERRED,
        competition_id numeric(20,0) REFERENCES competition (id) DEFERRABLE INITIALLY DEFERRED,
        received numeric(20,0) NOT NULL CHECK (received >= 0),
        pool numeric(20,0) NOT NULL CHECK (pool >= 0),
        filled_unpaid numeric(20,0) NOT NULL CHECK (filled_unpaid >= 0),
        holdbacks numeric(20,0) NOT NULL CHECK (holdbacks >= 0),
        paid numeric(20,0) NOT NULL CHECK (paid >= 0),
        recycled numeric(20,0) NOT NULL CHECK (recycled >= 0),
        rounding numeric(20,0) NOT NULL,
        PRIMARY KEY (block_number, event_index),
        CONSTRAINT money_is_conserved CHECK (received = pool + filled_unpaid + holdbacks + paid + recycled + rounding)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE ledger_entry');
    await db.query('DROP TABLE contract_change');
    await db.query('DROP TABLE contract');
  }
}
