import { AsOf } from '../wire/as-of.dto.ts';
import { Account, BlockNumber, Bps, Int, ListOf, Part, Rao, TextList } from '../wire/fields.ts';
import { PageInfo } from '../wire/page.dto.ts';
import { BlockRef } from '../wire/references.dto.ts';

/** Ballots of a validator by what they were about. */
export class VoteCounts {
  @Int('On identities.', 6, { minimum: 0 })
  identity!: number;
  @Int('On pairs.', 40, { minimum: 0 })
  pairs!: number;
  @Int('On outcomes.', 12, { minimum: 0 })
  outcome!: number;
}

/** A validator of the whitelist. */
export class ValidatorRow {
  @Account('Hotkey.')
  hotkey!: string;
  @TextList('Coldkeys whose stake counts for it. SS58.', ['5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'])
  coldkeys!: string[];
  @Part('On the whitelist since.', () => BlockRef)
  added!: BlockRef;
  @Rao('Stake of its pairs at the last freeze.', '50000000000')
  raw!: string;
  @Rao('Weight in votes: the stake after the cap.', '30000000000')
  weight!: string;
  @Bps('Its part of the total weight.', 2500)
  weightBps!: number;
  @BlockNumber('Epoch of the last freeze; null before the first.', 4995, { nullable: true })
  frozenAnchor!: number | null;
  @Part('Ballots cast.', () => VoteCounts)
  votes!: VoteCounts;
  @Int('Competitions decided by a quorum in a round in which it voted.', 10, { minimum: 0 })
  judged!: number;
  @Int('Of those, how often it voted for what was decided.', 10, { minimum: 0 })
  agreed!: number;
  @Part('Last ballot; null before the first.', () => BlockRef, { nullable: true })
  lastVote!: BlockRef | null;
}

/** What a quorum needs with the weights of the last freeze. */
export class Quorum {
  @Rao('Weight of all validators.', '120000000000')
  totalWeight!: string;
  @Rao('More than this: half of it.', '60000000000')
  neededWeightExclusive!: string;
  @Int('And at least so many validators.', 3, { minimum: 1 })
  neededHeads!: number;
}

/** The whitelist with its power. */
export class ValidatorPage {
  @ListOf('Validators by weight, the heaviest first.', () => ValidatorRow)
  items!: ValidatorRow[];
  @Part('What a quorum needs.', () => Quorum)
  quorum!: Quorum;
  @Part('Where the list goes on.', () => PageInfo)
  page!: PageInfo;
  @Part('The moment the rows speak of.', () => AsOf)
  asOf!: AsOf;
}
