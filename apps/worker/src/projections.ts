import type { Projection } from './projection.ts';
import { projectBounties } from './bounties/bounties.projection.ts';
import { projectCompetitions } from './competitions/competitions.projection.ts';
import { projectPairs } from './competitions/pairs.projection.ts';
import { projectContract } from './contract/contract.projection.ts';
import { projectLedger } from './contract/ledger.projection.ts';
import { projectEnrolments } from './enrolments/enrolments.projection.ts';
import { projectIssues } from './issues/issues.projection.ts';
import { projectMiners } from './miners/miners.projection.ts';
import { projectRatings } from './ratings/ratings.projection.ts';
import { projectValidators } from './validators/validators.projection.ts';
import { projectVotes } from './votes/votes.projection.ts';

/** Every room, in an order in which each finds what it reads: the ledger reads issues and competitions
 * as they were, ratings read them as they are; pairs read issues, votes and changes read validators. */
export const projections: readonly Projection[] = [
  projectLedger,
  projectIssues,
  projectCompetitions,
  projectPairs,
  projectBounties,
  projectMiners,
  projectEnrolments,
  projectContract,
  projectValidators,
  projectVotes,
  projectRatings,
];
