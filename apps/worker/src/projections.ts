import type { EventName } from '@joust/contract';
import type { Projection } from './projection.ts';
import { projectBounties } from './bounties/bounties.projection.ts';
import { COMPETITION_EVENTS, projectCompetitions } from './competitions/competitions.projection.ts';
import { PAIR_EVENTS, projectPairs } from './competitions/pairs.projection.ts';
import { CONTRACT_EVENTS, projectContract } from './contract/contract.projection.ts';
import type { LEDGER_EVENTS } from './contract/ledger.ts';
import { projectLedger } from './contract/ledger.projection.ts';
import { ENROLMENT_EVENTS, projectEnrolments, projectSkips, SKIP_EVENTS } from './enrolments/enrolments.projection.ts';
import { ISSUE_EVENTS, projectIssues } from './issues/issues.projection.ts';
import { COLLATERAL_EVENTS, projectCollateral } from './miners/collateral.projection.ts';
import { MINER_EVENTS, projectMiners } from './miners/miners.projection.ts';
import { projectRatings } from './ratings/ratings.projection.ts';
import { VALIDATOR_EVENTS, projectValidators } from './validators/validators.projection.ts';
import { VOTE_EVENTS, projectVotes } from './votes/votes.projection.ts';

/** Every room, in an order in which each finds what it reads: the ledger reads issues and competitions
 * as they were, ratings read them as they are; pairs read issues, votes and changes read validators. */
export const projections: readonly Projection[] = [
  projectLedger,
  projectIssues,
  projectCompetitions,
  projectPairs,
  projectBounties,
  projectMiners,
  projectCollateral,
  projectEnrolments,
  projectSkips,
  projectContract,
  projectValidators,
  projectVotes,
  projectRatings,
];

type Taken =
  | (typeof ISSUE_EVENTS)[number]
  | (typeof MINER_EVENTS)[number]
  | (typeof COLLATERAL_EVENTS)[number]
  | (typeof ENROLMENT_EVENTS)[number]
  | (typeof SKIP_EVENTS)[number]
  | (typeof CONTRACT_EVENTS)[number]
  | (typeof COMPETITION_EVENTS)[number]
  | (typeof PAIR_EVENTS)[number]
  | (typeof VALIDATOR_EVENTS)[number]
  | (typeof VOTE_EVENTS)[number]
  | (typeof LEDGER_EVENTS)[number];

/** A new event of the contract fails to compile here until a room takes it. */
export const everyEventIsTaken: Exclude<EventName, Taken> extends never ? true : Exclude<EventName, Taken> = true;
