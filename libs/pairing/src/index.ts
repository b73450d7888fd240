/** Who meets whom for which issue: the same pairs on every validator (mechanism 3.2). */
export { candidates, type AnchorView, type Candidates, type EnrolledMiner, type Exclusion, type OpenIssue } from './candidates.ts';
export { MOST_MEETINGS } from './compatible.ts';
export { countMeetings } from './meetings.ts';
export { pair } from './pair.ts';
export { proposalOf, PROPOSAL_LIMIT } from './proposal.ts';
export type { Meetings, PairingInput, PairingIssue, PairingMiner, ProposedPair } from './types.ts';
