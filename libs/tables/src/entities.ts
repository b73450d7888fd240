import { FundingEntry, Payout, PayoutFailure } from './bounties/index.ts';
import { Competition, CompetitionPull, CompetitionSide, Pair } from './competitions/index.ts';
import { Contract, ContractChange, LedgerEntry } from './contract/index.ts';
import { Enrolment, Skip } from './enrolments/index.ts';
import { GithubAccount, GithubEvent, GithubIssue, GithubPull } from './github/index.ts';
import { Issue } from './issues/index.ts';
import { CollateralEntry, Identity } from './miners/index.ts';
import { OssContribution } from './oss/index.ts';
import { RatingPoint } from './ratings/index.ts';
import { Block, Cursor, Event, Extrinsic } from './scan/index.ts';
import { Validator, Weight } from './validators/index.ts';
import { Tally, Vote } from './votes/index.ts';

/** Every entity of every room. */
export const entities = [
  Block,
  Extrinsic,
  Event,
  Cursor,
  Issue,
  Competition,
  CompetitionSide,
  Pair,
  CompetitionPull,
  FundingEntry,
  Payout,
  PayoutFailure,
  Vote,
  Tally,
  Enrolment,
  Skip,
  Identity,
  CollateralEntry,
  Validator,
  Weight,
  RatingPoint,
  Contract,
  ContractChange,
  LedgerEntry,
  GithubAccount,
  GithubIssue,
  GithubPull,
  GithubEvent,
  OssContribution,
] as const;
