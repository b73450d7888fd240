export { OssContribution } from './oss-contribution.entity.ts';
export { Oss1763712000012 } from './oss.migration.ts';
