export { startPostgres, type TestPostgres } from './postgres.ts';
export { aCompetition, aSide, anEnrolment, anIssue, params, timeOf } from './rows.ts';
