import { Bps, Id, Int, MilliElo, Part, Rao, Word } from '../wire/fields.ts';
import { pageOf } from '../wire/page.dto.ts';
import { IssueRef, MinerRef } from '../wire/references.dto.ts';
import { OUTCOME_WORDS, SIDE_WORDS, type OutcomeWord, type SideWord } from '../wire/words.ts';
import { CompetitionWindow } from './window.dto.ts';

/** One miner of a competition, in short. */
export class DuelSide {
  @Part('Who competes.', () => MinerRef)
  miner!: MinerRef;
  @MilliElo('Rating with which the miner went in.')
  rating!: number;
  @Bps('Chance to win by the ratings alone; both sides add up to 10000.')
  winBps!: number;
  @Int('Pull requests seen so far.', 1, { minimum: 0 })
  pullCount!: number;
}

/** A competition as it stands in a list. */
export class CompetitionSummary {
  @Id("The contract's id.", '3')
  id!: string;
  @Part('What is competed for.', () => IssueRef)
  issue!: IssueRef;
  @Rao('Bounty of the issue.', '20000000000')
  bounty!: string;
  @Part('Side A.', () => DuelSide)
  a!: DuelSide;
  @Part('Side B.', () => DuelSide)
  b!: DuelSide;
  @Part('Its course and where it stands.', () => CompetitionWindow)
  window!: CompetitionWindow;
  @Word('How it ended; null while undecided.', OUTCOME_WORDS, 'win_a', { nullable: true })
  outcome!: OutcomeWord | null;
  @Word('Who won; null while undecided and when nobody did.', SIDE_WORDS, 'a', { nullable: true })
  winner!: SideWord | null;
  @Rao('Paid to the winner.', '20000000000')
  paid!: string;
}

export class CompetitionPage extends pageOf(CompetitionSummary) {}
