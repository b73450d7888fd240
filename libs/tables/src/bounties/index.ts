export { FundingEntry } from './funding-entry.entity.ts';
export { Payout, PayoutFailure } from './payout.entity.ts';
export { Bounties1763712000004 } from './bounties.migration.ts';
