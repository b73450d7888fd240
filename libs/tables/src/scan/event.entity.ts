import { Column, Entity } from 'typeorm';
import { json, optional, text, u32, u64 } from '../columns.ts';
import { Entry } from '../origin.ts';

/** `source` of the events the contract itself emits; any other source is a pallet's name. */
export const CONTRACT_SOURCE = 'contract';

/** An event of the chain, nested ones of batch and proxy included: what all projections are folded from. */
@Entity('event')
export class Event extends Entry {
  /** Null for events of the block's own hooks. */
  @Column({ ...u32, ...optional })
  extrinsicIndex!: number | null;

  @Column(text)
  source!: string;

  @Column(text)
  name!: string;

  /** Decoded fields, camelCase; u64 as decimal strings, bytes as 0x text, accounts as SS58. */
  @Column(json)
  data!: Record<string, unknown>;

  /** The issue, competition and accounts the event speaks of: what the explorer filters by. */
  @Column({ ...u64, ...optional })
  issueId!: bigint | null;

  @Column({ ...u64, ...optional })
  competitionId!: bigint | null;

  @Column({ type: 'text', array: true })
  accounts!: string[];
}
