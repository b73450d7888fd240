export { COLLATERAL_KINDS, CollateralEntry, type CollateralKind } from './collateral-entry.entity.ts';
export { Identity } from './identity.entity.ts';
export { Miners1763712000007 } from './miners.migration.ts';
