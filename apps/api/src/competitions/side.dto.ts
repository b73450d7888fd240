import { Bps, Flag, Hash, Id, Int, ListOf, MilliElo, Part, Rao, Text, TextList, Time, Url, Word } from '../wire/fields.ts';
import { ResultCounts } from '../wire/rating.dto.ts';
import { BlockRef, MinerRef } from '../wire/references.dto.ts';
import { RESULT_WORDS, type ResultWord } from '../wire/words.ts';

export const PULL_STATES = ['open', 'closed', 'merged'] as const;
export const REVIEW_WORDS = ['approved', 'changes_requested', 'review_required'] as const;
export const CHECK_WORDS = ['pending', 'success', 'failure'] as const;

/** A pull request of a competitor, and whether the rules count it. Times are GitHub's. */
export class Pull {
  @Int('Number in the repository of the issue.', 91, { minimum: 1 })
  number!: number;
  @Text('Title.', 'Keep the anvil from crashing when empty')
  title!: string;
  @Url('The pull request on GitHub.', 'https://github.com/acme/anvil/pull/91')
  url!: string;
  @Word('State on GitHub.', PULL_STATES, 'open')
  state!: (typeof PULL_STATES)[number];
  @Flag('Still a draft.', false)
  draft!: boolean;
  @Text('Branch it goes to.', 'main')
  baseBranch!: string;
  @Text('Newest commit.', '9d2f0c1e5b7a4f3388d1c0a9e6f2b4d5c7e8f901')
  headSha!: string;
  @Int('Commits.', 3, { minimum: 0 })
  commits!: number;
  @Int('Lines added.', 42, { minimum: 0 })
  additions!: number;
  @Int('Lines removed.', 7, { minimum: 0 })
  deletions!: number;
  @Int('Files changed.', 2, { minimum: 0 })
  changedFiles!: number;
  @Word('What reviewers decided; null without a review.', REVIEW_WORDS, 'approved', { nullable: true })
  review!: (typeof REVIEW_WORDS)[number] | null;
  @Word('State of the checks; null without checks.', CHECK_WORDS, 'success', { nullable: true })
  checks!: (typeof CHECK_WORDS)[number] | null;
  @Time('Created.')
  createdAt!: string;
  @Time('Merged; null when it is not.', undefined, { nullable: true })
  mergedAt!: string | null;
  @Text('Who merged it; null when it is not merged.', 'maintainer-mo', { nullable: true })
  mergedBy!: string | null;
  @Time('Closed; null while open.', undefined, { nullable: true })
  closedAt!: string | null;
  @Flag('Created between opening and closing of the window.', true)
  inWindow!: boolean;
  @Flag('Counts by the rules at `judged`.', true)
  valid!: boolean;
  @TextList('Why it does not count; empty when it does.', [])
  reasons!: string[];
  @Part('When this was judged.', () => BlockRef)
  judged!: BlockRef;
  @Time('When GitHub was last asked.')
  fetchedAt!: string;
}

/** One of the last results of a miner. */
export class FormEntry {
  @Id('Competition.', '2')
  competitionId!: string;
  @Word('What it was for this miner.', RESULT_WORDS, 'win')
  result!: ResultWord;
  @Id('GitHub id of the opponent.', '9002')
  opponentGithubId!: string;
  @MilliElo('Change of the rating by it.', 48000)
  delta!: number;
}

/** The rating around this competition. */
export class SideRating {
  @MilliElo('Just before it started to count: what both went in with.', 1500000)
  before!: number;
  @MilliElo('After its result; null while undecided or when it was void.', 1548000, { nullable: true })
  after!: number | null;
  @Int('Rated results in the window before it.', 2, { minimum: 0 })
  results!: number;
  @Flag('Fewer than five rated results.', true)
  provisional!: boolean;
  @MilliElo('What a win by merge would add.', 48000)
  ifWin!: number;
  @MilliElo('What a loss would take (not positive).', -48000)
  ifLoss!: number;
}

/** One side of the matchup. */
export class MatchupSide {
  @Part('Who competes.', () => MinerRef)
  miner!: MinerRef;
  @Part('Rating before and after.', () => SideRating)
  rating!: SideRating;
  @Bps('Chance to win by the ratings alone; both sides add up to 10000.')
  winBps!: number;
  @Part('All results of the miner before this competition.', () => ResultCounts)
  record!: ResultCounts;
  @ListOf('The last ten results before this competition, newest first.', () => FormEntry)
  form!: FormEntry[];
  @Int('Strikes in the window before it.', 0, { minimum: 0 })
  strikes!: number;
  @Rao('Paid to the miner by all competitions so far.', '40000000000')
  earned!: string;
  @ListOf('Pull requests, oldest first.', () => Pull)
  pulls!: Pull[];
  @Flag('Had a valid pull request by the vote; null while undecided.', true, { nullable: true })
  valid!: boolean | null;
  @Part('When the miner was free again; null while in this competition.', () => BlockRef, { nullable: true })
  released!: BlockRef | null;
}

/** A payment of a competition, with what proves it. */
export class PayoutProof {
  @Rao('Paid.', '20000000000')
  amount!: string;
  @Text('Hotkey of the winner. SS58.', '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY')
  hotkey!: string;
  @Text('Coldkey that owns the alpha now. SS58.', '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty')
  coldkey!: string;
  @Int('Block of the payment.', 5900, { minimum: 0 })
  block!: number;
  @Time('Chain time of the payment.')
  at!: string;
  @Int('Index of the event in its block.', 4, { minimum: 0 })
  eventIndex!: number;
  @Hash('The extrinsic that settled.', undefined, { nullable: true })
  extrinsicHash!: string | null;
}
