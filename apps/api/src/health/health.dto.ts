import { BlockNumber, Hash, Int, Part, Text, Time, Word } from '../wire/fields.ts';

/** The process answers. */
export class Live {
  @Word('Always `ok`.', ['ok'], 'ok')
  status!: 'ok';
}

/** The process can answer with data. */
export class Ready {
  @Word('Always `ready`; otherwise the answer is a problem with status 503.', ['ready'], 'ready')
  status!: 'ready';
  @BlockNumber('Last indexed block.')
  block!: number;
}

/** How far one of the indexer's tasks has come. */
export class TaskHealth {
  @BlockNumber('Last block done.')
  block!: number;
  @Hash('Its hash.')
  hash!: string;
  @Int('Commits so far.', 5120, { minimum: 0 })
  version!: number;
  @Time('Last commit.')
  updatedAt!: string;
  @Text('Last fault, until the next commit; null when there is none.', 'The node at ws://127.0.0.1:19944 does not answer', {
    nullable: true,
  })
  lastError!: string | null;
  @Time('When it happened.', undefined, { nullable: true })
  lastErrorAt!: string | null;
}

/** The state of the indexer. */
export class IndexerHealth {
  @Hash('Genesis of the chain that is indexed.')
  genesisHash!: string;
  @BlockNumber("The chain's head when last seen.")
  headBlock!: number;
  @Int('Blocks between the head and the last indexed block.', 0, { minimum: 0 })
  lagBlocks!: number;
  @Time('Chain time of the last indexed block.')
  at!: string;
  @Part('Scan of blocks.', () => TaskHealth)
  scan!: TaskHealth;
  @Part('Refresh from GitHub; null before the first.', () => TaskHealth, { nullable: true })
  github!: TaskHealth | null;
}
