import { Injectable } from '@nestjs/common';
import type { LedgerKind } from '@joust/tables/contract';
import { Database } from '../database/database.ts';
import { asOf } from '../scan/position.ts';
import { blockRefs, eventRefs } from '../scan/references.ts';
import { page, type Page, type SortKey } from '../wire/listing.ts';
import { word } from '../wire/words.ts';
import type { ContractChangeRow, ContractDetail, LedgerRow } from './contract.dto.ts';
import type { ContractRowsQuery } from './contract.query.ts';
import { ledgerNow, totals, TOTAL_COLUMNS, type TotalsRow } from './ledger.ts';
import { rulesOf } from './rules.ts';

interface MovementRow extends TotalsRow {
  blockNumber: number;
  eventIndex: number;
  kind: LedgerKind;
  amount: string;
  issueId: string | null;
  competitionId: string | null;
}
interface ChangeRow {
  blockNumber: number;
  eventIndex: number;
  name: string;
  after: Record<string, unknown>;
}

const byEvent = (alias: string): SortKey[] => [
  { sql: `${alias}.block_number`, type: 'int' },
  { sql: `${alias}.event_index`, type: 'int' },
];

/** Reads of the contract room. */
@Injectable()
export class ContractService {
  constructor(private readonly database: Database) {}

  detail(): Promise<ContractDetail> {
    return this.database.read(async (snapshot) => {
      const moment = await asOf(snapshot);
      const { params, createdAt, epochFrom, ...rules } = await rulesOf(snapshot);
      const frozen = await snapshot.one<{ anchor: number | null; total: string | null }>(
        `SELECT anchor, (SELECT sum(weight) FROM weight w WHERE w.anchor = latest.anchor) AS total FROM (SELECT max(anchor) AS anchor FROM weight) latest`,
      );
      const anchor = epochFrom + Math.floor((moment.block - epochFrom) / rules.epochBlocks) * rules.epochBlocks;
      return {
        ...rules,
        created: (await blockRefs(snapshot, [createdAt]))(createdAt),
        anchor,
        nextAnchor: anchor + rules.epochBlocks,
        frozenAnchor: frozen.anchor,
        totalWeight: frozen.total ?? '0',
        parameters: params,
        ledger: await ledgerNow(snapshot),
        asOf: moment,
      };
    });
  }

  ledger({ limit, cursor }: ContractRowsQuery): Promise<Page<LedgerRow>> {
    return this.database.read((snapshot) =>
      page<MovementRow, LedgerRow>(snapshot, {
        sealedTo: ['ledger'],
        select: `l.block_number AS "blockNumber", l.event_index AS "eventIndex", l.kind, l.amount, l.issue_id AS "issueId", l.competition_id AS "competitionId", ${TOTAL_COLUMNS}`,
        from: 'ledger_entry l',
        where: [],
        order: byEvent('l'),
        descending: true,
        limit,
        cursor,
        show: async (rows) => {
          const event = await eventRefs(snapshot, rows);
          return rows.map((row) => ({
            event: event(row),
            kind: word(row.kind),
            amount: row.amount,
            issueId: row.issueId,
            competitionId: row.competitionId,
            after: totals(row),
          }));
        },
      }),
    );
  }

  changes({ limit, cursor }: ContractRowsQuery): Promise<Page<ContractChangeRow>> {
    return this.database.read((snapshot) =>
      page<ChangeRow, ContractChangeRow>(snapshot, {
        sealedTo: ['contract changes'],
        select: 'x.block_number AS "blockNumber", x.event_index AS "eventIndex", x.name, x.after',
        from: 'contract_change x',
        where: [],
        order: byEvent('x'),
        descending: true,
        limit,
        cursor,
        show: async (rows) => {
          const event = await eventRefs(snapshot, rows);
          return rows.map((row) => ({ event: event(row), name: row.name, after: row.after }));
        },
      }),
    );
  }
}
