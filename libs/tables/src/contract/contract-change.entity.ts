import { Column, Entity } from 'typeorm';
import { json, optional, text } from '../columns.ts';
import { Entry } from '../origin.ts';

/** A change of the rules or of who decides: the event's name and what it set. */
@Entity('contract_change')
export class ContractChange extends Entry {
  @Column(text)
  name!: string;

  @Column({ ...json, ...optional })
  before!: Record<string, unknown> | null;

  @Column(json)
  after!: Record<string, unknown>;
}
