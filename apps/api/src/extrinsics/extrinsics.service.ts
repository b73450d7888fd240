import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { page, type Condition, type Page } from '../wire/listing.ts';
import type { ExtrinsicRow } from './extrinsic.dto.ts';
import type { ExtrinsicsQuery } from './extrinsics.query.ts';

type StoredExtrinsic = Omit<ExtrinsicRow, 'at'> & { at: Date };

/** Reads of the explorer's extrinsics. */
@Injectable()
export class ExtrinsicsService {
  constructor(private readonly database: Database) {}

  list(query: ExtrinsicsQuery): Promise<Page<ExtrinsicRow>> {
    const where: Condition[] = [];
    if (query.signer) where.push(['x.signer = ?', query.signer]);
    if (query.message) where.push(['x.message = ?', query.message]);
    if (query.hash) where.push(['x.hash = ?', query.hash.toLowerCase()]);
    if (query.success !== undefined) where.push(['x.success = ?', query.success]);
    if (query.fromBlock !== undefined) where.push(['x.block_number >= ?', query.fromBlock]);
    if (query.toBlock !== undefined) where.push(['x.block_number <= ?', query.toBlock]);
    return this.database.read((snapshot) =>
      page<StoredExtrinsic, ExtrinsicRow>(snapshot, {
        sealedTo: ['extrinsics', query.signer, query.message, query.hash, query.success, query.fromBlock, query.toBlock],
        select: `x.block_number AS block, b.at, x.extrinsic_index AS "extrinsicIndex", x.hash, x.signer, x.pallet, x.call, x.message, x.args, x.success, x.error, x.fee, x.nonce`,
        from: 'extrinsic x JOIN block b ON b.number = x.block_number',
        where,
        order: [
          { sql: 'x.block_number', type: 'int' },
          { sql: 'x.extrinsic_index', type: 'int' },
        ],
        descending: query.sort.descending,
        limit: query.limit,
        cursor: query.cursor,
        show: (rows) =>
          rows.map(({ block, at, extrinsicIndex, hash, signer, pallet, call, message, args, success, error, fee, nonce }) => ({
            block,
            at: at.toISOString(),
            extrinsicIndex,
            hash,
            signer,
            pallet,
            call,
            message,
            args,
            success,
            error,
            fee,
            nonce,
          })),
      }),
    );
  }
}
