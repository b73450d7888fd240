export { Validator, Weight } from './validator.entity.ts';
export { Validators1763712000008 } from './validators.migration.ts';
