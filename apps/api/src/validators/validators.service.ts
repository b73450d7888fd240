import { Injectable } from '@nestjs/common';
import { partBps } from '../competitions/ballots.ts';
import { Database } from '../database/database.ts';
import type { Snapshot } from '../database/snapshot.ts';
import { blockRefs, orNull } from '../scan/references.ts';
import { page } from '../wire/listing.ts';
import { quorumOf } from './quorum.ts';
import type { Quorum, ValidatorPage, ValidatorRow } from './validator.dto.ts';
import type { ValidatorsQuery } from './validators.query.ts';

interface StoredValidator {
  hotkey: string;
  coldkeys: string[];
  addedAt: number;
  raw: string;
  weight: string;
  frozenAnchor: number | null;
}

/** Reads of the validators room. */
@Injectable()
export class ValidatorsService {
  constructor(private readonly database: Database) {}

  list({ limit, cursor }: ValidatorsQuery): Promise<ValidatorPage> {
    return this.database.read(async (snapshot) => {
      const weights = await snapshot.rows<{ weight: string }>('SELECT weight FROM validator');
      const quorum = quorumOf(weights.map((row) => row.weight));
      const listed = await page<StoredValidator, ValidatorRow>(snapshot, {
        sealedTo: ['validators'],
        select: 'v.hotkey, v.coldkeys, v.added_at AS "addedAt", v.raw, v.weight, v.frozen_anchor AS "frozenAnchor"',
        from: 'validator v',
        where: [],
        order: [
          { sql: 'v.weight', type: 'numeric' },
          { sql: 'v.hotkey', type: 'text' },
        ],
        descending: true,
        limit,
        cursor,
        show: (rows) => validatorRows(snapshot, rows, quorum),
      });
      return { ...listed, quorum };
    });
  }
}

const validatorRows = async (snapshot: Snapshot, rows: readonly StoredValidator[], quorum: Quorum): Promise<ValidatorRow[]> => {
  const voting = await votingOf(
    snapshot,
    rows.map((row) => row.hotkey),
  );
  const block = await blockRefs(snapshot, [...rows.map((row) => row.addedAt), ...[...voting.values()].map((row) => row.lastVote)]);
  return rows.map(({ addedAt, ...row }) => {
    const { lastVote, ...counts } = voting.get(row.hotkey) ?? NEVER_VOTED;
    return {
      ...row,
      added: block(addedAt),
      weightBps: partBps(row.weight, quorum.totalWeight),
      ...counts,
      lastVote: orNull(block, lastVote),
    };
  });
};

interface Voting extends Pick<ValidatorRow, 'votes' | 'judged' | 'agreed'> {
  lastVote: number | null;
}
const NEVER_VOTED: Voting = { votes: { identity: 0, pairs: 0, outcome: 0 }, judged: 0, agreed: 0, lastVote: null };

/** How validators voted, and how often with the quorum of the round they voted in. */
const votingOf = async (snapshot: Snapshot, hotkeys: readonly string[]): Promise<Map<string, Voting>> => {
  const rows = await snapshot.rows<{
    validator: string;
    identity: string;
    pairs: string;
    outcome: string;
    judged: string;
    agreed: string;
    lastVote: number;
  }>(
    `SELECT v.validator,
            count(*) FILTER (WHERE v.kind = 'identity') AS identity,
            count(*) FILTER (WHERE v.kind = 'pairs') AS pairs,
            count(*) FILTER (WHERE v.kind = 'outcome') AS outcome,
            count(*) FILTER (WHERE v.kind = 'outcome' AND t.reached) AS judged,
            count(*) FILTER (WHERE v.kind = 'outcome' AND t.reached AND t.leading_payload_hash = v.payload_hash) AS agreed,
            max(v.block_number) AS "lastVote"
     FROM vote v LEFT JOIN tally t ON t.kind = v.kind AND t.subject = v.subject AND t.round = v.round
     WHERE v.validator = ANY($1) GROUP BY v.validator`,
    [hotkeys],
  );
  return new Map(
    rows.map((row) => [
      row.validator,
      {
        votes: { identity: Number(row.identity), pairs: Number(row.pairs), outcome: Number(row.outcome) },
        judged: Number(row.judged),
        agreed: Number(row.agreed),
        lastVote: row.lastVote,
      },
    ]),
  );
};
