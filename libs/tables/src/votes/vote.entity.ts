import { Column, Entity } from 'typeorm';
import { json, text, u32, u64 } from '../columns.ts';
import { Entry } from '../origin.ts';

/** What a vote is about: who a miner is, which pairs an epoch gets, how a competition ended, whether an issue ends without one, whether a competition gets more time, a second look, or was undone, and whether announced code is refused. */
export const VOTE_KINDS = ['identity', 'pairs', 'outcome', 'cancel', 'extend', 'challenge', 'revert', 'veto'] as const;
export type VoteKind = (typeof VOTE_KINDS)[number];

/** One ballot (events IdentityVoted, PairsProposed, OutcomeVoted, CancelVoted, CompetitionChallenged, BallotCast). It never changes inside its round. */
@Entity('vote')
export class Vote extends Entry {
  @Column(text)
  kind!: VoteKind;

  /** The miner's hotkey, the anchor, the competition's or issue's id, or the code's hash, as text: the contract's `Subject`. */
  @Column(text)
  subject!: string;

  /** 0 for pairs, which have one ballot an epoch. */
  @Column(u32)
  round!: number;

  /** The validator's hotkey. */
  @Column(text)
  validator!: string;

  @Column(text)
  payloadHash!: string;

  /** What was voted for, camelCase; u64 as decimal strings. */
  @Column(json)
  payload!: unknown;

  /** Capped weight of the voter, of the freeze that counts for the round. */
  @Column(u64)
  weight!: bigint;
}
