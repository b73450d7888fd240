import { Account, Bps, Flag, Hash, Int, ListOf, Part, Rao, Text, Word } from '../wire/fields.ts';
import { BlockRef, EventRef } from '../wire/references.dto.ts';
import {
  CANCEL_REASON_WORDS,
  OUTCOME_WORDS,
  PAIR_STATE_WORDS,
  SIDE_WORDS,
  type CancelReasonWord,
  type OutcomeWord,
  type PairStateWord,
  type SideWord,
} from '../wire/words.ts';

export const VOID_ACTIONS = ['return', 'cancel'] as const;

/** What a validator votes for: immutable facts only. */
export class VotedOutcome {
  @Word('How it ended.', OUTCOME_WORDS, 'win_a')
  outcome!: OutcomeWord;
  @Word('Who won by it; null when nobody.', SIDE_WORDS, 'a', { nullable: true })
  winner!: SideWord | null;
  @Int('The merged pull request; null when none.', 91, { nullable: true })
  pullNumber!: number | null;
  @Hash('Its merge commit; null when none.', `0x${'9d'.repeat(20)}`, { nullable: true })
  mergeSha!: string | null;
  @Flag('A had a valid pull request.', true)
  validA!: boolean;
  @Flag('B had a valid pull request.', false)
  validB!: boolean;
  @Word('For a void: whether the issue returns to the pool or is cancelled; null otherwise.', VOID_ACTIONS, 'return', { nullable: true })
  voidAction!: (typeof VOID_ACTIONS)[number] | null;
  @Word('Why it is cancelled; null otherwise.', CANCEL_REASON_WORDS, 'solved_outside', { nullable: true })
  cancelReason!: CancelReasonWord | null;
}

/** A validator's ballot. It never changes inside a round. */
export class Ballot {
  @Account('Hotkey of the validator.')
  validator!: string;
  @Int('Round of the vote; a new one begins when no quorum was reached in time.', 0, { minimum: 0 })
  round!: number;
  @Part('What was voted for.', () => VotedOutcome)
  payload!: VotedOutcome;
  @Hash('Hash of the payload: votes add up only under one hash.')
  payloadHash!: string;
  @Rao('Capped weight of the validator.', '30000000000')
  weight!: string;
  @Bps('Its part of the total weight.', 2500)
  weightBps!: number;
  @Flag('For the payload that leads its round.', true)
  leading!: boolean;
  @Part('The event OutcomeVoted.', () => EventRef)
  cast!: EventRef;
}

/** The count of the current round of the vote on the outcome. */
export class OutcomeTally {
  @Int('Round the numbers belong to.', 0, { minimum: 0 })
  round!: number;
  @Rao('Weight of all validators.', '120000000000')
  totalWeight!: string;
  @Rao('Weight behind the leading payload.', '90000000000')
  leadingWeight!: string;
  @Bps('Its part of the total.', 7500)
  leadingBps!: number;
  @Int('Validators behind the leading payload.', 3, { minimum: 0 })
  leadingHeads!: number;
  @Part('The leading payload; null before the first vote.', () => VotedOutcome, { nullable: true })
  leading!: VotedOutcome | null;
  @Int('Validators a quorum needs at least.', 3, { minimum: 1 })
  neededHeads!: number;
  @Rao('A quorum needs more than this: half of the total weight.', '60000000000')
  neededWeightExclusive!: string;
  @Flag('Quorum reached.', true)
  reached!: boolean;
  @Part('The block of the deciding ballot; null before.', () => BlockRef, { nullable: true })
  reachedIn!: BlockRef | null;
  @ListOf('Ballots of this round, oldest first.', () => Ballot)
  votes!: Ballot[];
}

/** A validator's proposal of this pair. */
export class PairVote {
  @Account('Hotkey of the validator.')
  validator!: string;
  @Rao('Capped weight of the validator.', '30000000000')
  weight!: string;
  @Hash('Hash of the ratings it paired by: equal hashes show that validators agree.')
  ratingsHash!: string;
  @Part('The event PairsProposed.', () => EventRef)
  cast!: EventRef;
}

/** How the pair came to be. */
export class PairTally {
  @Int("The epoch's anchor block.", 4995)
  anchor!: number;
  @Word('What became of the pair.', PAIR_STATE_WORDS, 'started')
  state!: PairStateWord;
  @Rao('Weight of the validators that proposed it.', '120000000000')
  weight!: string;
  @Int('Validators that proposed it.', 4, { minimum: 0 })
  heads!: number;
  @Rao('Weight of all validators in that epoch.', '120000000000')
  totalWeight!: string;
  @Int('Validators a quorum needs at least.', 3, { minimum: 1 })
  neededHeads!: number;
  @Rao('A quorum needs more than this: half of the total weight.', '60000000000')
  neededWeightExclusive!: string;
  @ListOf('Proposals that named this pair, oldest first.', () => PairVote)
  votes!: PairVote[];
}

export const VOID_CAUSES = ['no_quorum', 'withdrawn', 'return', 'cancel'] as const;

/** The decision. */
export class Decision {
  @Word('How it ended.', OUTCOME_WORDS, 'win_a')
  outcome!: OutcomeWord;
  @Word('Who won; null when nobody.', SIDE_WORDS, 'a', { nullable: true })
  winner!: SideWord | null;
  @Int('The merged pull request; null when none.', 91, { nullable: true })
  pullNumber!: number | null;
  @Hash('Its merge commit; null when none.', `0x${'9d'.repeat(20)}`, { nullable: true })
  mergeSha!: string | null;
  @Word(
    'For a void: no quorum in time, a competitor left before the window opened, or what was voted. Null otherwise.',
    VOID_CAUSES,
    'no_quorum',
    { nullable: true },
  )
  voidCause!: (typeof VOID_CAUSES)[number] | null;
  @Word('Why the issue was cancelled; null otherwise.', CANCEL_REASON_WORDS, 'solved_outside', { nullable: true })
  cancelReason!: CancelReasonWord | null;
  @Part('The block where the outcome reached quorum, or the competition was voided.', () => BlockRef)
  decided!: BlockRef;
  @Int('First block of the payment: the challenge window is over. Null when nothing is paid.', 5864, { nullable: true })
  settleBlock!: number | null;
  @Text('Expected chain time of that block; null when nothing is paid.', '2026-11-21T07:00:00.000Z', { nullable: true })
  settlesAt!: string | null;
}
