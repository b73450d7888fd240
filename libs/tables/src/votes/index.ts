export { Tally } from './tally.entity.ts';
export { VOTE_KINDS, Vote, type VoteKind } from './vote.entity.ts';
export { Votes1763712000005 } from './votes.migration.ts';
