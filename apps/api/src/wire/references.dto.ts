import { Account, BlockNumber, Hash, Id, Int, Text, Time, Url } from './fields.ts';

/** A block and its chain time. */
export class BlockRef {
  @BlockNumber('Block number.')
  block!: number;

  @Time('Chain time of the block.')
  at!: string;
}

/** The event a fact comes from: enough to look it up on the chain. */
export class EventRef {
  @BlockNumber('Block of the event.')
  block!: number;

  @Time('Chain time of the block.')
  at!: string;

  @Int('Index of the event in its block.', 3, { minimum: 0 })
  eventIndex!: number;

  @Hash('Hash of the extrinsic that caused it; null for an event of the block itself.', undefined, { nullable: true })
  extrinsicHash!: string | null;
}

/** A miner: the keys and the GitHub account behind them. */
export class MinerRef {
  @Account('Hotkey.')
  hotkey!: string;

  @Account('Coldkey: where a bounty is paid.')
  coldkey!: string;

  @Id('Numeric GitHub user id: the identity ratings belong to.', '9001')
  githubId!: string;

  @Text('GitHub login; null until GitHub was asked.', 'octo-ada', { nullable: true })
  login!: string | null;

  @Url('Avatar; null until GitHub was asked.', 'https://avatars.githubusercontent.com/u/9001', { nullable: true })
  avatarUrl!: string | null;
}

/** An issue by name. */
export class IssueRef {
  @Id("The contract's id.")
  id!: string;

  @Text('owner/name, lower case.', 'acme/anvil')
  repo!: string;

  @Int('Number in the repository.', 12, { minimum: 1 })
  number!: number;

  @Text('Title on GitHub; null until GitHub was asked.', 'Crash when the anvil is empty', { nullable: true })
  title!: string | null;

  @Url('The issue on GitHub.')
  url!: string;
}
