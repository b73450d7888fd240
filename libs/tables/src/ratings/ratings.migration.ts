import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ratings1763712000009 implements MigrationInterface {
  readonly name = 'Ratings1763712000009';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE rating_point (
        competition_id numeric(20,0) NOT NULL REFERENCES competition (id) DEFERRABLE INITIALLY DEFERRED,
        github_id numeric(20,0) NOT NULL,
        opponent_id numeric(20,0) NOT NULL,
        outcome text NOT NULL,
        before int NOT NULL,
        after int NOT NULL,
        results int NOT NULL CHECK (results >= 0),
        ema int NOT NULL CHECK (ema BETWEEN 0 AND 65536),
        strikes int NOT NULL CHECK (strikes >= 0),
        block_number int NOT NULL,
        event_index int NOT NULL,
        PRIMARY KEY (competition_id, github_id),
        CONSTRAINT rated_against_another CHECK (github_id <> opponent_id)
      )`);
    await db.query('CREATE INDEX rating_point_by_player ON rating_point (github_id, block_number, competition_id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE rating_point');
  }
}
