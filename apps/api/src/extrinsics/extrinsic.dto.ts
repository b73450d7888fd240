import { Account, BlockNumber, Fields, Flag, Hash, Int, Rao, Text, Time } from '../wire/fields.ts';

/** An extrinsic of the chain. */
export class ExtrinsicRow {
  @BlockNumber('Block.')
  block!: number;
  @Time('Chain time of the block.')
  at!: string;
  @Int('Index in the block.', 2, { minimum: 0 })
  extrinsicIndex!: number;
  @Hash('Hash.')
  hash!: string;
  @Account('Who signed it; null for an inherent.', undefined, { nullable: true })
  signer!: string | null;
  @Text('Pallet.', 'Contracts')
  pallet!: string;
  @Text('Call.', 'call')
  call!: string;
  @Text("The contract's message; null when it did not call the contract.", 'vote_outcome', { nullable: true })
  message!: string | null;
  @Fields('Decoded arguments.', { competitionId: '3' })
  args!: object;
  @Flag('It took effect.', true)
  success!: boolean;
  @Text('Name of the error; null on success.', 'NotValidator', { nullable: true })
  error!: string | null;
  @Rao("Fee in the chain's currency; null for an inherent.", '1250000', { nullable: true })
  fee!: string | null;
  @Int("The signer's nonce; null for an inherent.", 4, { nullable: true })
  nonce!: number | null;
}
