import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Competitions1763712000003 implements MigrationInterface {
  readonly name = 'Competitions1763712000003';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE competition (
        id numeric(20,0) PRIMARY KEY CHECK (id > 0),
        issue_id numeric(20,0) NOT NULL REFERENCES issue (id) DEFERRABLE INITIALLY DEFERRED,
        anchor int NOT NULL,
        bounty numeric(20,0) NOT NULL CHECK (bounty > 0),
        phase text NOT NULL CHECK (phase IN ('Running', 'Decided', 'Reopened', 'Holdback', 'Final', 'Void')),
        started_at int NOT NULL,
        started_time timestamptz NOT NULL,
        open_at int NOT NULL,
        open_time timestamptz NOT NULL,
        close_at int NOT NULL,
        close_time timestamptz NOT NULL,
        resolve_at int NOT NULL,
        resolve_time timestamptz NOT NULL,
        expires_at int NOT NULL,
        outcome text CHECK (outcome IN
          ('WinA', 'WinB', 'BothFail', 'FaultA', 'FaultB', 'Void', 'WalkoverA', 'WalkoverB', 'EarlyA', 'EarlyB')),
        void_cause jsonb,
        pull_number int CHECK (pull_number > 0),
        merge_sha text,
        valid_a boolean,
        valid_b boolean,
        winner text,
        decided_at int,
        resolved_at int,
        resolved_outcome text CHECK (resolved_outcome IN
          ('WinA', 'WinB', 'BothFail', 'FaultA', 'FaultB', 'Void', 'WalkoverA', 'WalkoverB', 'EarlyA', 'EarlyB')),
        resolved_valid_a boolean,
        resolved_valid_b boolean,
        settle_at int,
        final_at int,
        settled_at int,
        extended_at int,
        reopened_at int,
        reverted_at int,
        amended_outcome text CHECK (amended_outcome IN
          ('WinA', 'WinB', 'BothFail', 'FaultA', 'FaultB', 'Void', 'WalkoverA', 'WalkoverB', 'EarlyA', 'EarlyB')),
        amended_at int,
        paid numeric(20,0) NOT NULL DEFAULT 0 CHECK (paid >= 0 AND paid <= bounty),
        held numeric(20,0) NOT NULL DEFAULT 0 CHECK (held >= 0 AND held <= bounty),
        params_id int NOT NULL,
        params jsonb NOT NULL,
        block_number int NOT NULL,
        event_index int NOT NULL,
        CONSTRAINT competition_origin UNIQUE (block_number, event_index),
        CONSTRAINT window_in_order CHECK (started_at <= open_at AND open_at < close_at AND close_at < resolve_at AND resolve_at <= expires_at),
        CONSTRAINT times_in_order CHECK (started_time <= open_time AND open_time < close_time AND close_time < resolve_time),
        CONSTRAINT running_is_undecided CHECK (phase <> 'Running' OR (outcome IS NULL AND decided_at IS NULL)),
        CONSTRAINT decided_says_what CHECK (phase NOT IN ('Decided', 'Reopened', 'Holdback', 'Final') OR (outcome IS NOT NULL AND outcome <> 'Void' AND decided_at IS NOT NULL)),
        CONSTRAINT void_says_why CHECK ((phase = 'Void') = (void_cause IS NOT NULL)),
        CONSTRAINT final_says_when CHECK (phase <> 'Final' OR settled_at IS NOT NULL),
        CONSTRAINT amended_says_when CHECK ((amended_outcome IS NULL) = (amended_at IS NULL))
      )`);
    // An issue has one open competition: until its outcome is executed after the challenge window.
    await db.query(`
      CREATE UNIQUE INDEX one_open_competition_per_issue ON competition (issue_id)
      WHERE phase IN ('Running', 'Decided', 'Reopened')`);
    await db.query('CREATE INDEX competition_by_issue ON competition (issue_id, id)');
    await db.query('CREATE INDEX competition_by_phase ON competition (phase, id)');
    await db.query('CREATE INDEX competition_by_decision ON competition (decided_at, id) WHERE decided_at IS NOT NULL');
    await db.query(`
      CREATE TABLE competition_side (
        competition_id numeric(20,0) NOT NULL REFERENCES competition (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        side text NOT NULL CHECK (side IN ('a', 'b')),
        hotkey text NOT NULL,
        coldkey text NOT NULL,
        github_id numeric(20,0) NOT NULL,
        collateral numeric(20,0) NOT NULL DEFAULT 0 CHECK (collateral >= 0),
        withdrawn_at int,
        released_at int,
        block_number int NOT NULL,
        event_index int NOT NULL,
        PRIMARY KEY (competition_id, side),
        CONSTRAINT sides_differ_in_hotkey UNIQUE (competition_id, hotkey),
        CONSTRAINT sides_differ_in_coldkey UNIQUE (competition_id, coldkey),
        CONSTRAINT sides_differ_in_github_id UNIQUE (competition_id, github_id)
      )`);
    // A miner is in at most one open competition.
    await db.query('CREATE UNIQUE INDEX one_open_competition_per_hotkey ON competition_side (hotkey) WHERE released_at IS NULL');
    await db.query('CREATE UNIQUE INDEX one_open_competition_per_github_id ON competition_side (github_id) WHERE released_at IS NULL');
    await db.query('CREATE INDEX competition_side_by_hotkey ON competition_side (hotkey, competition_id)');
    await db.query('CREATE INDEX competition_side_by_github_id ON competition_side (github_id, competition_id)');
    await db.query(`
      CREATE TABLE pair (
        anchor int NOT NULL,
        issue_id numeric(20,0) NOT NULL REFERENCES issue (id) DEFERRABLE INITIALLY DEFERRED,
        a text NOT NULL,
        b text NOT NULL,
        weight numeric(20,0) NOT NULL CHECK (weight >= 0),
        heads int NOT NULL CHECK (heads >= 0),
        state text NOT NULL CHECK (state IN ('Proposed', 'Accepted', 'Started', 'Skipped')),
        skip_reason text,
        competition_id numeric(20,0) UNIQUE REFERENCES competition (id) DEFERRABLE INITIALLY DEFERRED,
        block_number int NOT NULL,
        event_index int NOT NULL,
        PRIMARY KEY (anchor, issue_id, a, b),
        CONSTRAINT pair_of_two CHECK (a <> b),
        CONSTRAINT skipped_says_why CHECK ((state = 'Skipped') = (skip_reason IS NOT NULL)),
        CONSTRAINT started_names_its_competition CHECK ((state = 'Started') = (competition_id IS NOT NULL))
      )`);
    // Accepted pairs of one epoch never conflict (mechanism 3.4).
    await db.query(`CREATE UNIQUE INDEX one_accepted_pair_per_issue ON pair (anchor, issue_id) WHERE state <> 'Proposed'`);
    await db.query(`CREATE UNIQUE INDEX one_accepted_pair_per_a ON pair (anchor, a) WHERE state <> 'Proposed'`);
    await db.query(`CREATE UNIQUE INDEX one_accepted_pair_per_b ON pair (anchor, b) WHERE state <> 'Proposed'`);
    await db.query(`
      CREATE TABLE competition_pull (
        competition_id numeric(20,0) NOT NULL REFERENCES competition (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        number int NOT NULL CHECK (number > 0),
        side text NOT NULL CHECK (side IN ('a', 'b')),
        in_window boolean NOT NULL,
        valid boolean NOT NULL,
        reasons jsonb NOT NULL,
        judged_time timestamptz NOT NULL,
        judged_at int NOT NULL,
        merge_sha text,
        PRIMARY KEY (competition_id, number),
        CONSTRAINT invalid_says_why CHECK (valid = (jsonb_array_length(reasons) = 0)),
        CONSTRAINT valid_is_in_window CHECK (in_window OR NOT valid)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE competition_pull');
    await db.query('DROP TABLE pair');
    await db.query('DROP TABLE competition_side');
    await db.query('DROP TABLE competition');
  }
}
