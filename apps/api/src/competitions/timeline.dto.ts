import { Account, Flag, Hash, Int, Rao, Text, Time, Word } from '../wire/fields.ts';
import { OUTCOME_WORDS, SIDE_WORDS, type OutcomeWord, type SideWord } from '../wire/words.ts';

export const TIMELINE_KINDS = [
  'pair_proposed',
  'started',
  'window_opened',
  'pull_opened',
  'pull_closed',
  'pull_merged',
  'window_closed',
  'resolve_reached',
  'vote_cast',
  'withdrew',
  'extended',
  'quorum_reached',
  'challenge_cast',
  'reopened',
  'voided',
  'settle_reached',
  'payout_failed',
  'paid',
  'rest_paid',
  'reverted',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** Something that happened in a competition. Which of the optional fields are set follows from `kind`. */
export class TimelineEntry {
  @Word('What happened. Entries of the window appear once the chain has passed them.', TIMELINE_KINDS, 'vote_cast')
  kind!: TimelineKind;
  @Time("When: chain time, or GitHub's time for a pull request.")
  at!: string;
  @Int('Block; null for what happened on GitHub.', 5500, { nullable: true })
  block!: number | null;
  @Int('Index of the event in its block; null when no event marks it.', 3, { nullable: true })
  eventIndex!: number | null;
  @Hash('Extrinsic of the event; null without one.', undefined, { nullable: true })
  extrinsicHash!: string | null;
  @Word('Side it belongs to; null for both.', SIDE_WORDS, 'a', { nullable: true })
  side!: SideWord | null;
  @Account('Validator of a vote; null otherwise.', undefined, { nullable: true })
  validator!: string | null;
  @Rao('Weight of a vote, or amount of a payment; null otherwise.', '30000000000', { nullable: true })
  amount!: string | null;
  @Word('Outcome voted for or decided; null otherwise.', OUTCOME_WORDS, 'win_a', { nullable: true })
  outcome!: OutcomeWord | null;
  @Int('Pull request; null otherwise.', 91, { nullable: true })
  pullNumber!: number | null;
  @Flag('Whether the pull request counts; null otherwise.', true, { nullable: true })
  valid!: boolean | null;
  @Text('One sentence for a person.', 'A validator voted: A won.')
  text!: string;
}
