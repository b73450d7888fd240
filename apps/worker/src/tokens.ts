/** What main.ts opens before the application context and hands in. */
export const ENVIRONMENT = Symbol('environment');
export const LOG = Symbol('log');
export const INGEST = Symbol('ingest');
export const SOURCE = Symbol('source');
