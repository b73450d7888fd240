import { Column, Entity } from 'typeorm';
import { json, text, u32, u64 } from '../columns.ts';
import { Entry } from '../origin.ts';

/** What a vote is about: who a miner is, which pairs an epoch gets, how a competition ended. */
export const VOTE_KINDS = ['identity', 'pairs', 'outcome'] as const;
export type VoteKind = (typeof VOTE_KINDS)[number];

/** One ballot (events IdentityVoted, PairsProposed, OutcomeVoted). It never changes inside its round. */
@Entity('vote')
export class Vote extends Entry {
  @Column(text)
  kind!: VoteKind;

  /** The miner's hotkey, the anchor or the competition's id, as text: the contract's `Subject`. */
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
