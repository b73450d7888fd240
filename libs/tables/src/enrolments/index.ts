export { ENROLMENT_ENDS, Enrolment, type EnrolmentEnd } from './enrolment.entity.ts';
export { Enrolments1763712000006 } from './enrolments.migration.ts';
