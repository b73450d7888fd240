import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Oss1763712000012 implements MigrationInterface {
  readonly name = 'Oss1763712000012';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE oss_contribution (
        repo_id numeric(20,0) NOT NULL,
        number int NOT NULL CHECK (number > 0),
        repo text NOT NULL,
        github_id numeric(20,0) NOT NULL,
        login text NOT NULL,
        title text NOT NULL,
        html_url text NOT NULL,
        additions int NOT NULL CHECK (additions >= 0),
        deletions int NOT NULL CHECK (deletions >= 0),
        merged_at timestamptz NOT NULL,
        fetched_at timestamptz NOT NULL,
        PRIMARY KEY (repo_id, number)
      )`);
    await db.query('CREATE INDEX oss_contribution_by_time ON oss_contribution (merged_at, repo_id, number)');
    await db.query('CREATE INDEX oss_contribution_by_author ON oss_contribution (github_id, merged_at)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE oss_contribution');
  }
}
