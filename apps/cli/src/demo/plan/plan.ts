import type { Act, Scene } from '../scene.ts';
import { planCompetitions } from './competitions.ts';
import { planEnrolments } from './enrolments.ts';
import { planIdentities } from './identities.ts';
import { planIssues } from './issues.ts';

/** What everybody does next. It follows from the scene alone, so that a director who starts again goes on where it was. */
export const plan = (scene: Scene): Act[] => [
  ...planCompetitions(scene),
  ...planIdentities(scene),
  ...planIssues(scene),
  ...planEnrolments(scene),
];
