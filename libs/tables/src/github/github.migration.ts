import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Github1763712000011 implements MigrationInterface {
  readonly name = 'Github1763712000011';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE github_account (
        github_id numeric(20,0) PRIMARY KEY,
        login text NOT NULL,
        avatar_url text NOT NULL,
        html_url text NOT NULL,
        fetched_at timestamptz NOT NULL
      )`);
    await db.query('CREATE INDEX github_account_by_login ON github_account (lower(login))');
    await db.query(`
      CREATE TABLE github_issue (
        issue_id numeric(20,0) PRIMARY KEY REFERENCES issue (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        title text NOT NULL,
        body text,
        html_url text NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'closed')),
        state_reason text,
        author_login text NOT NULL,
        labels jsonb NOT NULL,
        comments int NOT NULL,
        language text,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        closed_at timestamptz,
        fetched_at timestamptz NOT NULL,
        etag text,
        CONSTRAINT closed_issue_says_when CHECK ((state = 'closed') = (closed_at IS NOT NULL))
      )`);
    await db.query(`
      CREATE TABLE github_pull (
        repo_id numeric(20,0) NOT NULL,
        number int NOT NULL CHECK (number > 0),
        author_id numeric(20,0) NOT NULL,
        title text NOT NULL,
        html_url text NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'closed', 'merged')),
        draft boolean NOT NULL,
        base_branch text NOT NULL,
        head_sha text NOT NULL,
        commits int NOT NULL,
        additions int NOT NULL,
        deletions int NOT NULL,
        changed_files int NOT NULL,
        review_decision text CHECK (review_decision IN ('approved', 'changes_requested', 'review_required')),
        checks text CHECK (checks IN ('pending', 'success', 'failure')),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        closed_at timestamptz,
        merged_at timestamptz,
        merge_sha text,
        merged_by_login text,
        fetched_at timestamptz NOT NULL,
        etag text,
        PRIMARY KEY (repo_id, number),
        CONSTRAINT merged_pull_says_when CHECK ((state = 'merged') = (merged_at IS NOT NULL))
      )`);
    await db.query('CREATE INDEX github_pull_by_author ON github_pull (author_id, created_at)');
    await db.query(`
      CREATE TABLE github_event (
        id text PRIMARY KEY,
        repo_id numeric(20,0) NOT NULL,
        number int NOT NULL,
        kind text NOT NULL,
        actor_id numeric(20,0),
        actor_login text,
        at timestamptz NOT NULL,
        data jsonb NOT NULL,
        fetched_at timestamptz NOT NULL
      )`);
    await db.query('CREATE INDEX github_event_by_subject ON github_event (repo_id, number, at)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE github_event');
    await db.query('DROP TABLE github_pull');
    await db.query('DROP TABLE github_issue');
    await db.query('DROP TABLE github_account');
  }
}
