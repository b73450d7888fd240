import { BlockNumber, Id, Int, ListOf, Part, Rao, Time, Word } from '../wire/fields.ts';
import { AsOf } from '../wire/as-of.dto.ts';
import { Parameters } from '../wire/parameters.dto.ts';
import { BlockRef, EventRef, IssueRef } from '../wire/references.dto.ts';
import { ISSUE_STATUS_WORDS, OUTCOME_WORDS, SIDE_WORDS, type IssueStatusWord, type OutcomeWord, type SideWord } from '../wire/words.ts';
import { Label } from '../issues/issue.dto.ts';
import { MatchupSide, PayoutProof } from './side.dto.ts';
import { Decision, OutcomeTally, PairTally } from './tally.dto.ts';
import { TimelineEntry } from './timeline.dto.ts';
import { CompetitionWindow } from './window.dto.ts';

/** The issue of a matchup. */
export class MatchupIssue extends IssueRef {
  @Word('Where the issue stands.', ISSUE_STATUS_WORDS, 'competing')
  status!: IssueStatusWord;
  @ListOf('Labels on GitHub.', () => Label)
  labels!: Label[];
}

/** An earlier meeting of the two, from side A of this matchup's point of view. */
export class Meeting {
  @Id('Competition.', '2')
  competitionId!: string;
  @Part('What was competed for.', () => IssueRef)
  issue!: IssueRef;
  @Word('How it ended, in the sides of that competition.', OUTCOME_WORDS, 'win_b')
  outcome!: OutcomeWord;
  @Word('Who won, in the sides of THIS matchup; null when nobody.', SIDE_WORDS, 'a', { nullable: true })
  winner!: SideWord | null;
  @Rao('Bounty of that issue.', '15000000000')
  bounty!: string;
  @Part('When it was decided.', () => BlockRef)
  decided!: BlockRef;
}

/** What the two did against each other before. */
export class HeadToHead {
  @Int('Won by A.', 1, { minimum: 0 })
  winsA!: number;
  @Int('Won by B.', 0, { minimum: 0 })
  winsB!: number;
  @Int('Won by nobody.', 1, { minimum: 0 })
  neither!: number;
  @ListOf('Every decided meeting, newest first.', () => Meeting)
  meetings!: Meeting[];
}

/** The part of a bounty that waits for a revert that must not come. */
export class Holdback {
  @Rao('Held back; all of the bounty when a part would be too small to move.', '5000000000')
  amount!: string;
  @BlockNumber('From this block on it may be paid.', 6200)
  untilBlock!: number;
  @Time('Chain time that block should have.')
  until!: string;
  @Part('When validators found the solution reverted; then it was recycled. Null otherwise.', () => BlockRef, { nullable: true })
  reverted!: BlockRef | null;
}

/** A against B: everything that is known of one competition. */
export class Matchup {
  @Id("The contract's id.", '3')
  id!: string;
  @Part('What is competed for.', () => MatchupIssue)
  issue!: MatchupIssue;
  @Rao('Bounty of the issue.', '20000000000')
  bounty!: string;
  @Rao('Paid to the winner.', '0')
  paid!: string;
  @Part('Side A.', () => MatchupSide)
  a!: MatchupSide;
  @Part('Side B.', () => MatchupSide)
  b!: MatchupSide;
  @Part('Earlier meetings.', () => HeadToHead)
  headToHead!: HeadToHead;
  @Part('Its course and where it stands.', () => CompetitionWindow)
  window!: CompetitionWindow;
  @Part('How the pair came to be.', () => PairTally)
  pairing!: PairTally;
  @Part('The vote on the outcome.', () => OutcomeTally)
  tally!: OutcomeTally;
  @Part('The decision; null before.', () => Decision, { nullable: true })
  outcome!: Decision | null;
  @Part('The payment after the challenge window; null before, and when nobody won.', () => PayoutProof, { nullable: true })
  payout!: PayoutProof | null;
  @Part('The payment after the holdback; null before.', () => PayoutProof, { nullable: true })
  rest!: PayoutProof | null;
  @Part('What is held back; null when nobody won.', () => Holdback, { nullable: true })
  holdback!: Holdback | null;
  @Part('The parameters it began with.', () => Parameters)
  parameters!: Parameters;
  @ListOf('What happened so far, oldest first.', () => TimelineEntry)
  timeline!: TimelineEntry[];
  @Part('The event CompetitionStarted.', () => EventRef)
  started!: EventRef;
  @Part('The moment all of this speaks of.', () => AsOf)
  asOf!: AsOf;
}
