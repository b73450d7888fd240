import { BlockNumber, Fields, Hash, Id, Int, Text, TextList, Time } from '../wire/fields.ts';

/** An event of the chain. */
export class EventRow {
  @BlockNumber('Block.')
  block!: number;
  @Time('Chain time of the block.')
  at!: string;
  @Int('Index in the block.', 3, { minimum: 0 })
  eventIndex!: number;
  @Int('Index of the extrinsic that caused it; null for an event of the block itself.', 2, { nullable: true })
  extrinsicIndex!: number | null;
  @Hash('Hash of that extrinsic.', undefined, { nullable: true })
  extrinsicHash!: string | null;
  @Text("`contract` for the contract's own events, else the pallet's name.", 'contract')
  source!: string;
  @Text('Name.', 'BountyFunded')
  name!: string;
  @Fields('Decoded fields: camelCase, u64 as decimal strings, bytes as 0x text, accounts as SS58.', { issueId: '7', amount: '2500000000' })
  data!: object;
  @Id('Issue it speaks of; null when of none.', '7', { nullable: true })
  issueId!: string | null;
  @Id('Competition it speaks of; null when of none.', '3', { nullable: true })
  competitionId!: string | null;
  @TextList('Accounts it speaks of. SS58.', [])
  accounts!: string[];
}
