import { plain, type OutcomePayload, type Subject } from '@joust/contract';
import { Tally, Validator, Vote, type VoteKind } from '@joust/tables';
import { unreachable } from '@joust/units';
import { blake2AsHex } from '@polkadot/util-crypto';
import { In, Not } from 'typeorm';
import { originOf, pick, put, row, type EventNamed, type Placed, type Projection } from '../projection.ts';
import { applyBallot, majorityOf, quorumOf, type Quorum } from './tally.ts';

export const VOTE_EVENTS = [
  'IdentityVoted',
  'PairsProposed',
  'OutcomeVoted',
  'CancelVoted',
  'CompetitionChallenged',
  'BallotCast',
] as const;
type VoteEvent = Placed<EventNamed<(typeof VOTE_EVENTS)[number]>>;

/** Keeps every ballot, and the count of each round after its latest one. */
export const projectVotes: Projection = async (tx, batch) => {
  const events = pick(batch, VOTE_EVENTS);
  if (events.length === 0) return;
  const cast = events.map((placed) => ({ placed, vote: voteOf(placed) }));
  const counted = cast.filter(({ vote }) => vote.kind !== 'pairs');
  const subjects = [...new Set(counted.map(({ vote }) => vote.subject))];
  const earlier = await tx.findBy(Vote, { kind: Not('pairs'), subject: In(subjects) });
  const tallies = await tx.findBy(Tally, { subject: In(subjects) });
  const validators = await tx.find(Validator);
  const byRound = new Map(tallies.map((tally) => [keyOf(tally), tally]));
  const ballots = [...earlier];
  for (const { placed, vote } of counted) {
    ballots.push(vote);
    const round = ballots.filter((one) => keyOf(one) === keyOf(vote));
    byRound.set(keyOf(vote), applyBallot(byRound.get(keyOf(vote)) ?? null, vote, round, standing(placed) ?? quorumOf(validators)));
  }
  await put(
    tx,
    Vote,
    ['blockNumber', 'eventIndex'],
    cast.map(({ vote }) => vote),
  );
  await put(tx, Tally, ['kind', 'subject', 'round'], [...byRound.values()]);
};

const keyOf = ({ kind, subject, round }: Pick<Vote, 'kind' | 'subject' | 'round'>): string => `${kind}/${subject}/${round}`;

/** Most votes carry the contract's own figures; for identities they are those of the freeze in force. */
const standing = ({ event }: VoteEvent): Quorum | null => {
  if (!('totalWeight' in event)) return null;
  const { totalWeight } = event;
  return {
    totalWeight,
    neededWeight: 'neededWeight' in event ? event.neededWeight : majorityOf(totalWeight),
    // a challenge needs weight alone
    neededHeads: 'neededHeads' in event ? event.neededHeads : 0,
  };
};

const voteOf = (placed: VoteEvent): Vote => {
  const { event } = placed;
  switch (event.name) {
    case 'IdentityVoted': {
      const { hotkey, coldkey, githubId, round, payloadHash } = event;
      return vote(placed, 'identity', hotkey, round, payloadHash, { coldkey, githubId });
    }
    case 'PairsProposed': {
      const { ratingVersion, ratingsHash, pairs } = event;
      const payload = { ratingVersion, ratingsHash, pairs };
      // the contract has no hash of this ballot: ours only tells equal ballots from different ones
      return vote(placed, 'pairs', String(event.anchor), 0, blake2AsHex(JSON.stringify(plain(pairs))), payload);
    }
    case 'OutcomeVoted':
      return vote(placed, 'outcome', String(event.competitionId), event.round, event.payloadHash, event.payload);
    case 'CancelVoted':
      return vote(placed, 'cancel', String(event.issueId), event.round, event.payloadHash, { reason: event.reason });
    case 'CompetitionChallenged':
      return vote(placed, 'challenge', String(event.competitionId), event.round, YES, {});
    case 'BallotCast':
      return vote(placed, kindOf(event.subject), String(event.subject.value), event.round, YES, {});
    default:
      return unreachable(event);
  }
};

/** Where there is one thing to vote for, ballots have no payload; nothing is told apart by this. */
const YES = `0x${'0'.repeat(64)}`;

/** The contract's `Subject` in our words. */
const kindOf = ({ type }: Subject): Exclude<VoteKind, 'pairs'> => {
  switch (type) {
    case 'Extend':
      return 'extend';
    case 'Revert':
      return 'revert';
    case 'Veto':
      return 'veto';
    default:
      throw new Error(`a ballot of the kind ${type} has an event of its own`);
  }
};

const vote = (
  placed: VoteEvent,
  kind: VoteKind,
  subject: string,
  round: number,
  payloadHash: string,
  payload: object | OutcomePayload,
): Vote => {
  const { validator, weight } = placed.event;
  return row(Vote, { kind, subject, round, validator, payloadHash, payload: plain(payload), weight, ...originOf(placed) });
};
