export * from './account.ts';
export * from './duration.ts';
export * from './errors.ts';
export * from './position.ts';
export * from './rao.ts';
