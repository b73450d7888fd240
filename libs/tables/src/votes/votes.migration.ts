import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Votes1763712000005 implements MigrationInterface {
  readonly name = 'Votes1763712000005';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE vote (
        block_number int NOT NULL,
        event_index int NOT NULL,
        kind text NOT NULL CHECK (kind IN ('identity', 'pairs', 'outcome', 'cancel', 'extend', 'challenge', 'revert', 'veto')),
        subject text NOT NULL,
        round int NOT NULL CHECK (round >= 0),
        validator text NOT NULL,
        payload_hash text NOT NULL,
        payload jsonb NOT NULL,
        weight numeric(20,0) NOT NULL CHECK (weight >= 0),
        PRIMARY KEY (block_number, event_index),
        CONSTRAINT one_vote_per_validator_round_and_subject UNIQUE (kind, subject, round, validator)
      )`);
    await db.query('CREATE INDEX vote_by_validator ON vote (validator, block_number, event_index)');
    // Quorum: more than half of the weight and at least the needed heads; more than a third, and no heads, for a challenge or
    // a veto (contract.md, Power and quorum).
    await db.query(`
      CREATE TABLE tally (
        kind text NOT NULL CHECK (kind IN ('identity', 'outcome', 'cancel', 'extend', 'challenge', 'revert', 'veto')),
        subject text NOT NULL,
        round int NOT NULL CHECK (round >= 0),
        total_weight numeric(20,0) NOT NULL CHECK (total_weight >= 0),
        needed_weight numeric(20,0) NOT NULL CHECK (needed_weight > 0),
        needed_heads int NOT NULL CHECK (needed_heads >= 0),
        leading_weight numeric(20,0) NOT NULL CHECK (leading_weight >= 0),
        leading_heads int NOT NULL CHECK (leading_heads >= 0),
        leading_payload_hash text NOT NULL,
        reached boolean NOT NULL,
        reached_at int,
        block_number int NOT NULL,
        event_index int NOT NULL,
        PRIMARY KEY (kind, subject, round),
        CONSTRAINT leading_within_total CHECK (leading_weight <= total_weight),
        CONSTRAINT reached_is_a_quorum CHECK (NOT reached OR (leading_weight >= needed_weight AND leading_heads >= needed_heads)),
        CONSTRAINT reached_says_when CHECK (reached = (reached_at IS NOT NULL))
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE tally');
    await db.query('DROP TABLE vote');
  }
}
