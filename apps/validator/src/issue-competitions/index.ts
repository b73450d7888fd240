/** The way into issue competitions: what a round asks of them, and what they deserve. */
export { decideAppeals, votableAppeals } from './appeals.ts';
export { decideCancels, votableIssues } from './cancels.ts';
export { decideCode } from './code.ts';
export { decideDuties } from './duties.ts';
export { decideExtensions, votableExtensions } from './extensions.ts';
export { getRewardsForIssueCompetitions } from './get-rewards.ts';
export { decideIdentities, votableClaims } from './identities.ts';
export { decideOutcomes, votableCompetitions } from './outcomes.ts';
export { decidePairs, noProposalBecause } from './pairs.ts';
export { keyOf, openSubjects } from './subjects.ts';
