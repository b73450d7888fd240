import type {
  AsOf,
  CompetitionSummary,
  ContractDetail,
  EnrolmentRow,
  EventRow,
  FundingRow,
  IssueDetail,
  IssueStats,
  IssueSummary,
  LedgerRow,
  Matchup,
  MinerDetail,
  PayoutRow,
  RatingPointRow,
  RatingRow,
  ValidatorRow,
} from '../api/model';

/** One named state of the whole system, as its endpoints would tell it. */
export interface Scenario {
  readonly asOf: AsOf;
  readonly issues: readonly IssueSummary[];
  readonly stats: IssueStats;
  readonly issue: IssueDetail;
  readonly funding: readonly FundingRow[];
  readonly enrolments: readonly EnrolmentRow[];
  readonly matchup: Matchup;
  readonly competitions: readonly CompetitionSummary[];
  readonly validators: readonly ValidatorRow[];
  readonly ratings: readonly RatingRow[];
  readonly miner: MinerDetail;
  readonly results: readonly RatingPointRow[];
  readonly payouts: readonly PayoutRow[];
  readonly contract: ContractDetail;
  readonly ledger: readonly LedgerRow[];
  readonly events: readonly EventRow[];
}
