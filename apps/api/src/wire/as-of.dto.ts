import { BlockNumber, Hash, Int, Time } from './fields.ts';

/** The moment an answer speaks of. Everything in one answer was read at this moment. */
export class AsOf {
  @BlockNumber('Last block whose events are in the answer.')
  block!: number;

  @Hash('Hash of that block.')
  hash!: string;

  @Time('Chain time of that block.')
  at!: string;

  @Time("When the indexer wrote it, by the server's clock.")
  indexedAt!: string;

  @Int("How far the indexer is behind the chain's head it last saw.", 0, { minimum: 0 })
  lagBlocks!: number;
}
