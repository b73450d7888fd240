import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Issues1763712000002 implements MigrationInterface {
  readonly name = 'Issues1763712000002';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE issue (
        id numeric(20,0) PRIMARY KEY CHECK (id > 0),
        repo_id numeric(20,0) NOT NULL,
        repo text NOT NULL CHECK (repo = lower(repo) AND repo LIKE '%_/_%'),
        number int NOT NULL CHECK (number > 0),
        node_id text NOT NULL,
        author_id numeric(20,0) NOT NULL,
        base_branch text NOT NULL,
        content_hash text NOT NULL,
        target numeric(20,0) NOT NULL CHECK (target > 0),
        filled numeric(20,0) NOT NULL CHECK (filled >= 0),
        recycled numeric(20,0) NOT NULL DEFAULT 0 CHECK (recycled >= 0),
        status text NOT NULL CHECK (status IN ('Registered', 'Funded', 'Open', 'Competing', 'Solved', 'Cancelled')),
        registered_at int NOT NULL,
        funded_at int,
        opened_at int,
        ended_at int,
        status_since int NOT NULL,
        competition_id numeric(20,0),
        cancel_reason text CHECK (cancel_reason IN
          ('Owner', 'NotPlanned', 'Duplicate', 'SolvedOutside', 'SolvedInvalid', 'Transferred', 'Deleted', 'Converted')),
        priority int NOT NULL DEFAULT 0,
        next_target numeric(20,0),
        next_priority int,
        next_from int,
        unavailable_at int,
        block_number int NOT NULL,
        event_index int NOT NULL,
        CONSTRAINT issue_origin UNIQUE (block_number, event_index),
        CONSTRAINT bounty_never_overfilled CHECK (filled <= target),
        CONSTRAINT funded_means_filled CHECK (status IN ('Registered', 'Cancelled') OR filled > 0),
        CONSTRAINT change_is_whole CHECK ((next_target IS NULL) = (next_from IS NULL) AND (next_priority IS NULL) = (next_from IS NULL)),
        CONSTRAINT ended_says_when CHECK ((status IN ('Solved', 'Cancelled')) = (ended_at IS NOT NULL)),
        CONSTRAINT cancelled_says_why CHECK ((status = 'Cancelled') = (cancel_reason IS NOT NULL)),
        CONSTRAINT competing_names_its_competition CHECK (status <> 'Competing' OR competition_id IS NOT NULL)
      )`);
    // A GitHub issue is registered once; only a cancelled one may return.
    await db.query(`CREATE UNIQUE INDEX one_live_issue_per_url ON issue (repo, number) WHERE status <> 'Cancelled'`);
    await db.query('CREATE INDEX issue_by_status ON issue (status, id)');
    await db.query('CREATE INDEX issue_by_target ON issue (target, id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE issue');
  }
}
