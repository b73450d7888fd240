import { AsOf } from '../wire/as-of.dto.ts';
import { BlockNumber, Bps, Flag, Hash, Id, Int, ListOf, MilliElo, Part, Rao, Text, TextList, Time, Word } from '../wire/fields.ts';
import { BlockRef, EventRef, IssueRef, MinerRef } from '../wire/references.dto.ts';
import {
  CANCEL_REASON_WORDS,
  ISSUE_STATUS_WORDS,
  PHASE_WORDS,
  type CancelReasonWord,
  type IssueStatusWord,
  type PhaseWord,
} from '../wire/words.ts';

export const GITHUB_STATES = ['open', 'closed'] as const;

/** A label on GitHub. */
export class Label {
  @Text('Name.', 'bug')
  name!: string;
  @Text('Colour: six hex digits.', 'd73a4a')
  color!: string;
}

/** Who stands against whom for an issue right now. */
export class IssueDuel {
  @Id('Competition.', '3')
  id!: string;
  @Part('Side A.', () => MinerRef)
  a!: MinerRef;
  @Part('Side B.', () => MinerRef)
  b!: MinerRef;
  @MilliElo('Rating of A.')
  ratingA!: number;
  @MilliElo('Rating of B.', 1452000)
  ratingB!: number;
  @Bps("A's chance to win by the ratings alone; B has the rest.")
  winBpsA!: number;
  @Word('Where the competition stands.', PHASE_WORDS, 'submitting')
  phase!: PhaseWord;
  @BlockNumber('The block the next step waits for: opening, closing, resolve, or payment.', 5324, { nullable: true })
  nextBlock!: number | null;
  @Time('Its chain time.', undefined, { nullable: true })
  nextAt!: string | null;
}

/** An issue as it stands in a list. */
export class IssueSummary extends IssueRef {
  @ListOf('Labels on GitHub.', () => Label)
  labels!: Label[];
  @Text("The repository's main language; null when GitHub names none.", 'TypeScript', { nullable: true })
  language!: string | null;
  @Word('State on GitHub; null until GitHub was asked.', GITHUB_STATES, 'open', { nullable: true })
  githubState!: (typeof GITHUB_STATES)[number] | null;
  @Word('Where the issue stands in the contract.', ISSUE_STATUS_WORDS, 'competing')
  status!: IssueStatusWord;
  @Part('Since when.', () => BlockRef)
  statusSince!: BlockRef;
  @Rao('Bounty to reach.', '20000000000')
  target!: string;
  @Rao('Bounty collected.', '12500000000')
  filled!: string;
  @Bps('Collected part, rounded down.', 6250)
  fillBps!: number;
  @Int('Place in the order in which bounties are filled, from 1; null when it is not waiting for emissions.', 2, { nullable: true })
  queuePosition!: number | null;
  @Int('Miners enrolled for it now.', 2, { minimum: 0 })
  enrolledCount!: number;
  @Int('Competitions there were, the open one included.', 1, { minimum: 0 })
  competitionCount!: number;
  @Part('The open competition; null without one.', () => IssueDuel, { nullable: true })
  duel!: IssueDuel | null;
  @Part('Who solved it; null until then.', () => MinerRef, { nullable: true })
  solver!: MinerRef | null;
  @Rao('Paid for it.', '0')
  paid!: string;
  @Part('Registered in this block.', () => BlockRef)
  registered!: BlockRef;
}

/** What GitHub says of an issue. */
export class IssueOnGithub {
  @Text('Body in Markdown as written: sanitize before showing. Null when empty.', 'Steps to reproduce: …', { nullable: true })
  body!: string | null;
  @Text('Login of the author.', 'reporter-rae')
  author!: string;
  @Text("Why it was closed, in GitHub's word; null when it says none.", 'completed', { nullable: true })
  stateReason!: string | null;
  @Int('Comments.', 4, { minimum: 0 })
  comments!: number;
  @Time('Created.')
  createdAt!: string;
  @Time('Last changed.')
  updatedAt!: string;
  @Time('Closed; null while open.', undefined, { nullable: true })
  closedAt!: string | null;
  @Time('When GitHub was last asked.')
  fetchedAt!: string;
}

/** Everything that is known of one issue. */
export class IssueDetail extends IssueSummary {
  @Id('Numeric repository id on GitHub; it survives a rename.', '77001')
  repoId!: string;
  @Text('GitHub node id of the issue.', 'I_kwDOA1b2c84')
  nodeId!: string;
  @Id('Numeric GitHub id of the author: he cannot compete for it.', '5005')
  authorId!: string;
  @Text('Branch a solution must be merged into.', 'main')
  baseBranch!: string;
  @Hash('Hash of title and body at registration.')
  contentHash!: string;
  @Part('What GitHub says; null until GitHub was asked.', () => IssueOnGithub, { nullable: true })
  github!: IssueOnGithub | null;
  @Part('Bounty complete; null before.', () => BlockRef, { nullable: true })
  funded!: BlockRef | null;
  @Part('Open for pairing; null before.', () => BlockRef, { nullable: true })
  opened!: BlockRef | null;
  @Part('Solved or cancelled; null before.', () => BlockRef, { nullable: true })
  ended!: BlockRef | null;
  @Word('Why it was cancelled; null otherwise.', CANCEL_REASON_WORDS, 'owner', { nullable: true })
  cancelReason!: CancelReasonWord | null;
  @Rao('Recycled because it was cancelled.', '0')
  recycled!: string;
  @Id('The open competition or the one that solved it; null otherwise.', '3', { nullable: true })
  competitionId!: string | null;
  @Part('The event IssueRegistered.', () => EventRef)
  origin!: EventRef;
  @Part('The moment all of this speaks of.', () => AsOf)
  asOf!: AsOf;
}

/** A part of a harvest that went to the bounty. */
export class FundingRow {
  @Part('The event BountyFunded.', () => EventRef)
  event!: EventRef;
  @Rao('Added.', '2500000000')
  amount!: string;
  @Rao('Bounty before.', '10000000000')
  before!: string;
  @Rao('Bounty after.', '12500000000')
  after!: string;
  @Rao('Bounty to reach.', '20000000000')
  target!: string;
  @Bps('Collected part after it, rounded down.', 6250)
  fillBps!: number;
}

/** A miner that waits for the issue, with what pairing looks at. */
export class EnrolmentRow {
  @Part('Who.', () => MinerRef)
  miner!: MinerRef;
  @Int('Place of this issue among the picks, from 1.', 1, { minimum: 1, maximum: 3 })
  preference!: number;
  @TextList('All picks, the most wanted first: issue ids.', ['7', '9'], { pattern: '^\\d{1,20}$' })
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
  @MilliElo('Rating that pairing uses now.')
  effectiveRating!: number;
  @Flag('May be paired now by rating and strikes.', true)
  eligible!: boolean;
  @Flag('On probation: small bounties only.', false)
  probation!: boolean;
  @Id('Competition that keeps the miner occupied; null when free.', '3', { nullable: true })
  occupiedIn!: string | null;
}

/** Issues by status. */
export class StatusCounts {
  @Int('Bounty not complete.', 3, { minimum: 0 })
  registered!: number;
  @Int('Bounty complete, not open yet.', 1, { minimum: 0 })
  funded!: number;
  @Int('Waits for a pair.', 2, { minimum: 0 })
  open!: number;
  @Int('In a competition.', 1, { minimum: 0 })
  competing!: number;
  @Int('Solved.', 4, { minimum: 0 })
  solved!: number;
  @Int('Cancelled.', 1, { minimum: 0 })
  cancelled!: number;
}

/** Numbers over all issues. */
export class IssueStats {
  @Part('Issues by status.', () => StatusCounts)
  counts!: StatusCounts;
  @Int('Competitions now open.', 1, { minimum: 0 })
  openCompetitions!: number;
  @Int('Competitions there were.', 6, { minimum: 0 })
  competitions!: number;
  @Rao('Sum of the bounties that live issues aim for.', '120000000000')
  target!: string;
  @Rao('Collected for live issues.', '61000000000')
  filled!: string;
  @Rao('Paid to winners.', '80000000000')
  paid!: string;
  @Rao('Emission recycled, cancelled bounties included.', '5000000000')
  recycled!: string;
  @Part('The moment the numbers speak of.', () => AsOf)
  asOf!: AsOf;
}
