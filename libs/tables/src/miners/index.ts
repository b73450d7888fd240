export { Identity } from './identity.entity.ts';
export { Miners1763712000007 } from './miners.migration.ts';
