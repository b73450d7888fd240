export { ContractChange } from './contract-change.entity.ts';
export { Contract } from './contract.entity.ts';
export { LEDGER_KINDS, LedgerEntry, type LedgerKind } from './ledger-entry.entity.ts';
export { Contract1763712000010 } from './contract.migration.ts';
