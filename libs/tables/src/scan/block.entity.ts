import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, text, u32 } from '../columns.ts';

/** A block that was scanned. Its `at` is the chain's own time (`Timestamp.now`), the only clock of the rules. */
@Entity('block')
export class Block {
  @PrimaryColumn(u32)
  number!: number;

  @Column(text)
  hash!: string;

  @Column(text)
  parentHash!: string;

  @Column(instant)
  at!: Date;

  @Column(u32)
  specVersion!: number;

  /** When the worker wrote the row: for the lag, never for a rule. */
  @Column(instant)
  indexedAt!: Date;
}
