import { Column, PrimaryColumn } from 'typeorm';
import { u32 } from './columns.ts';

/** The chain position a row came from: the event that created it. */
export abstract class Origin {
  @Column(u32)
  blockNumber!: number;

  @Column(u32)
  eventIndex!: number;
}

/** A row that is one event: its position is its key. */
export abstract class Entry {
  @PrimaryColumn(u32)
  blockNumber!: number;

  @PrimaryColumn(u32)
  eventIndex!: number;
}
