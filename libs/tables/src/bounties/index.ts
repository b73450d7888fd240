export { FundingEntry } from './funding-entry.entity.ts';
export { PAYOUT_PARTS, Payout, PayoutFailure, type PayoutPart } from './payout.entity.ts';
export { Bounties1763712000004 } from './bounties.migration.ts';
