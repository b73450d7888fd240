import { AsOf } from '../wire/as-of.dto.ts';
import { BlockNumber, Flag, Hash, Id, Int, ListOf, MilliElo, Part } from '../wire/fields.ts';
import { PageInfo } from '../wire/page.dto.ts';
import { RatingNow, ResultCounts } from '../wire/rating.dto.ts';
import { MinerRef } from '../wire/references.dto.ts';

/** A place of the leaderboard. */
export class RatingRow {
  @Int('Place by effective rating, from 1. Equal ratings share the order of their GitHub ids.', 1, { minimum: 1 })
  rank!: number;
  @Part('Who.', () => MinerRef)
  miner!: MinerRef;
  @Part('Strength at the anchor.', () => RatingNow)
  rating!: RatingNow;
  @Part('Results up to the anchor.', () => ResultCounts)
  record!: ResultCounts;
  @Flag('May be paired by rating and strikes.', true)
  eligible!: boolean;
  @Id('Competition the miner was in at the anchor; null when free.', '3', { nullable: true })
  occupiedIn!: string | null;
}

/** What the ratings were computed from, so that anyone can repeat it. */
export class RatingBasis {
  @BlockNumber('The ratings are those at the end of this block.')
  anchor!: number;
  @Int('Version of the rating rules.', 1)
  ratingVersion!: number;
  @Int('Contract days a result counts.', 90)
  windowDays!: number;
  @Int('Blocks of a contract day.', 36)
  blocksPerDay!: number;
  @Int('Results that count at the anchor.', 12, { minimum: 0 })
  results!: number;
  @MilliElo('What failures paid to the house.', 122892)
  house!: number;
  @Hash('Hash of the rating map, as validators put it beside their pairs.')
  hash!: string;
}

/** The leaderboard at a block. */
export class RatingPage {
  @ListOf('Bound miners by effective rating.', () => RatingRow)
  items!: RatingRow[];
  @Part('Where the list goes on.', () => PageInfo)
  page!: PageInfo;
  @Part('What the ratings were computed from.', () => RatingBasis)
  basis!: RatingBasis;
  @Part('The moment the rows speak of.', () => AsOf)
  asOf!: AsOf;
}
