import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, optional, text, u32 } from '../columns.ts';

/** Who moves a cursor: the scan of blocks, or the refresh of what GitHub knows. */
export type CursorName = 'scan' | 'github';

/** How far the rows reach. It moves in the transaction that writes the rows, and only from where it was left. */
@Entity('cursor')
export class Cursor {
  @PrimaryColumn(text)
  name!: CursorName;

  /** The last block whose rows are written (for `github`: the block at whose time it was read). */
  @Column(u32)
  blockNumber!: number;

  @Column(text)
  blockHash!: string;

  /** Index of the last event applied in that block; -1 when the block had none. */
  @Column(u32)
  eventIndex!: number;

  /** Grows by one with every commit: two answers of one version are equal. */
  @Column(u32)
  version!: number;

  /** The chain's head when the worker last looked; the difference to `blockNumber` is the lag. */
  @Column(u32)
  headBlock!: number;

  @Column(text)
  genesisHash!: string;

  @Column(instant)
  updatedAt!: Date;

  /** The last fault of the worker, cleared by the next commit. */
  @Column({ ...text, ...optional })
  lastError!: string | null;

  @Column({ ...instant, ...optional })
  lastErrorAt!: Date | null;
}
