export { ENROLMENT_ENDS, Enrolment, Skip, type EnrolmentEnd } from './enrolment.entity.ts';
export { Enrolments1763712000006 } from './enrolments.migration.ts';
