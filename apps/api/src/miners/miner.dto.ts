import { AsOf } from '../wire/as-of.dto.ts';
import { BlockNumber, Flag, Id, Int, ListOf, MilliElo, Part, Rao, Text, TextList, Time, Word } from '../wire/fields.ts';
import { RatingNow, ResultCounts } from '../wire/rating.dto.ts';
import { BlockRef, EventRef, IssueRef, MinerRef } from '../wire/references.dto.ts';
import { OUTCOME_WORDS, RESULT_WORDS, type OutcomeWord, type ResultWord } from '../wire/words.ts';
import { FormEntry } from '../competitions/side.dto.ts';

/** A miner as it stands in a list. */
export class MinerSummary {
  @Part('Who.', () => MinerRef)
  miner!: MinerRef;
  @Flag('Validators have bound the hotkey to the GitHub id.', true)
  bound!: boolean;
  @Part('Rating now.', () => RatingNow)
  rating!: RatingNow;
  @Int('Place by effective rating, from 1; null for a miner that is not bound.', 2, { nullable: true })
  rank!: number | null;
  @Part('All results.', () => ResultCounts)
  record!: ResultCounts;
  @Id('Competition the miner is in; null when free.', '3', { nullable: true })
  occupiedIn!: string | null;
  @TextList('Issues the miner waits for, the most wanted first.', ['7', '9'], { pattern: '^\\d{1,20}$' })
  picks!: string[];
  @Rao('Paid so far.', '40000000000')
  earned!: string;
}

/** Whether a miner may be paired now, and if not until when. */
export class EligibilityNow {
  @Flag('May be paired by rating and strikes.', true)
  eligible!: boolean;
  @Flag('Effective rating below 1,300.', false)
  belowThreshold!: boolean;
  @Flag('A cooldown after strikes is running.', false)
  coolingDown!: boolean;
  @Flag('On probation: small bounties only.', false)
  probation!: boolean;
  @BlockNumber('First block of eligibility if nothing else happens.', 5120)
  fromBlock!: number;
}

/** The enrolment of a miner. */
export class EnrolmentNow {
  @TextList('Issue ids, the most wanted first.', ['7', '9'], { pattern: '^\\d{1,20}$' })
  picks!: string[];
  @Part('Enrolled.', () => BlockRef)
  enrolled!: BlockRef;
  @BlockNumber(
    'Since when the wait counts for pairing: other picks and renewals keep it, a head start may put it before the enrolment.',
    5300,
  )
  waitingSinceBlock!: number;
  @Time('Chain time of that block, estimated.')
  waitingSince!: string;
  @BlockNumber('Lapses after this block.', 5332)
  expiresBlock!: number;
  @Time('Expected chain time of that block.')
  expiresAt!: string;
}

/** Everything that is known of one miner. */
export class MinerDetail extends MinerSummary {
  @Text('Public proof that keys and account belong together.', 'https://gist.github.com/octo-ada/1')
  proofRef!: string;
  @Part('The event IdentityClaimed.', () => EventRef)
  claimed!: EventRef;
  @Part('Bound by a vote of validators; null before.', () => BlockRef, { nullable: true })
  boundIn!: BlockRef | null;
  @Part('Whether the miner may be paired.', () => EligibilityNow)
  eligibility!: EligibilityNow;
  @Part('The open enrolment; null without one.', () => EnrolmentNow, { nullable: true })
  enrolment!: EnrolmentNow | null;
  @ListOf('The last ten results, newest first.', () => FormEntry)
  form!: FormEntry[];
  @MilliElo('Highest rating after a result; null without one.', 1596000, { nullable: true })
  bestRating!: number | null;
  @MilliElo('Lowest rating after a result; null without one.', 1452000, { nullable: true })
  worstRating!: number | null;
  @Part('The moment all of this speaks of.', () => AsOf)
  asOf!: AsOf;
}

/** A point of the rating's curve: one result. */
export class RatingPointRow {
  @Id('Competition.', '3')
  competitionId!: string;
  @Part('Where the outcome reached quorum.', () => BlockRef)
  decided!: BlockRef;
  @Part('Against whom.', () => MinerRef)
  opponent!: MinerRef;
  @Word('How it ended.', OUTCOME_WORDS, 'win_a')
  outcome!: OutcomeWord;
  @Word('What it was for this miner.', RESULT_WORDS, 'win')
  result!: ResultWord;
  @MilliElo('Before.', 1500000)
  before!: number;
  @MilliElo('After.')
  after!: number;
  @MilliElo('Change.', 48000)
  delta!: number;
  @Int('Rated results in the window, this one included.', 3, { minimum: 0 })
  results!: number;
  @Int('Strikes in the window.', 0, { minimum: 0 })
  strikes!: number;
}

/** A payment to a miner. */
export class PayoutRow {
  @Id('Competition.', '3')
  competitionId!: string;
  @Part('What was solved.', () => IssueRef)
  issue!: IssueRef;
  @Rao('Paid.', '20000000000')
  amount!: string;
  @Text('Coldkey that owns the alpha now. SS58.', '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty')
  coldkey!: string;
  @Part('The event PayoutReleased.', () => EventRef)
  event!: EventRef;
}
