/**
 * Who uses the contract's messages and reads, found in the sources: programs that submit or read, and the worker's rooms that
 * take the events. Which events a message makes is said here, and checked against the metadata.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The events that a message may make; what follows from a decision by time is told by `settle` and `expire`. */
const EVENTS = {
  register_issue: ['IssueRegistered'],
  cancel_issue: ['IssueCancelled', 'EmissionRecycled', 'RecycleFailed'],
  harvest: ['EmissionHarvested', 'BountyFunded', 'IssueOpened', 'EmissionRecycled', 'RecycleFailed'],
  add_validator: ['ValidatorAdded'],
  declare_coldkeys: ['ColdkeysDeclared'],
  freeze_epoch: ['WeightsFrozen', 'ParamsChanged'],
  propose_params: ['ParamsProposed'],
  raise_bounty: ['IssueChanged'],
  set_priority: ['IssueChanged'],
  sweep: ['StakeSwept'],
  retry: ['PayoutReleased', 'HoldbackReleased', 'PayoutFailed', 'SlashesRecycled', 'EmissionRecycled'],
  remove_validator: ['ValidatorRemoved'],
  pause: ['Paused'],
  unpause: ['Unpaused'],
  propose_owner: ['OwnerProposed'],
  accept_owner: ['OwnerChanged'],
  announce_code: ['CodeAnnounced'],
  veto_code: ['BallotCast', 'CodeVetoed'],
  set_code: ['CodeChanged'],
  wind_down: ['WoundDown'],
  claim_identity: ['IdentityClaimed'],
  vote_identity: ['IdentityVoted', 'IdentityBound'],
  enrol: ['MinerEnrolled', 'CollateralLocked', 'CollateralReturned', 'IssueOpened'],
  withdraw_enrolment: ['EnrolmentWithdrawn'],
  skip: ['SkipUsed'],
  relay_enrolment: ['MinerEnrolled', 'CollateralLocked'],
  deposit: ['CollateralDeposited'],
  withdraw_deposit: ['CollateralWithdrawn'],
  propose_pairs: ['PairsProposed', 'PairsAccepted'],
  start: ['CompetitionStarted', 'PairSkipped'],
  vote_outcome: ['OutcomeVoted', 'CompetitionDecided', 'CompetitionVoided', 'CollateralReturned', 'CollateralSlashed'],
  withdraw_competition: ['CompetitorWithdrew', 'CompetitionVoided', 'CompetitionDecided', 'CompetitionClosed'],
  vote_extend: ['BallotCast', 'CompetitionExtended'],
  challenge: ['CompetitionChallenged', 'CompetitionReopened'],
  vote_reverted: ['BallotCast', 'SolutionReverted', 'CompetitionClosed', 'EmissionRecycled'],
  vote_cancel: ['CancelVoted', 'IssueCancelled'],
  flag_unavailable: ['IssueUnavailableFlagged'],
  settle: ['PayoutReleased', 'HoldbackReleased', 'PayoutFailed', 'IssueSolved', 'CompetitionClosed', 'CollateralSlashed'],
  expire: ['IssueOpened', 'CompetitionVoided', 'EnrolmentExpired', 'IdentityClaimExpired', 'SlashesRecycled'],
};

const camel = (label) => label.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

/** TypeScript sources below a folder, without tests. */
const sources = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.spec|\.d)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\/(node_modules|dist|testing|mock)\//.test(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

/** Answers `row(message)`, the cells of a message or read, and `problems`. */
export function usesOf(root, { messages, events }) {
  const all = ['apps/cli/src', 'apps/validator/src', 'apps/worker/src', 'libs/bootstrap/src'].flatMap((folder) =>
    sources(join(root, folder)),
  );
  const worker = all.filter(({ path }) => path.startsWith(join(root, 'apps/worker/src')));
  const calling = (pattern) => {
    const files = all.filter(({ text }) => pattern.test(text)).map(({ path }) => relative(root, path));
    return [...new Set(files.map((file) => file.split('/src/')[0]))].map((part) => `\`${part}\``);
  };
  const roomsOf = (label) => {
    const files = worker.filter(({ text }) => (EVENTS[label] ?? []).some((event) => text.includes(`'${event}'`)));
    return [...new Set(files.map(({ path }) => relative(join(root, 'apps/worker/src'), path).split('/')[0]))].sort();
  };
  /** Where a room's tables are seen; none for rooms of the worker's own work. */
  const shown = (room) => {
    const endpoint = existsSync(join(root, `apps/api/src/${room}/${room}.controller.ts`)) ? `\`/${room}\`` : undefined;
    const dashboard = existsSync(join(root, `apps/dashboard/src/${room}`)) ? 'dashboard' : undefined;
    const places = [endpoint, dashboard].filter((place) => place !== undefined);
    return places.length > 0 ? [`${room} (${places.join(', ')})`] : [];
  };
  const row = ({ label, mutates }) =>
    mutates
      ? [calling(new RegExp(`submit\\.${camel(label)}\\(`)).join(', ') || 'by hand', roomsOf(label).flatMap(shown).join(', ')]
      : [calling(new RegExp(`read\\s*\\.${camel(label)}\\(`)).join(', ') || 'tests, and whoever asks'];
  const made = new Set(Object.values(EVENTS).flat());
  const problems = [
    ...messages
      .filter((m) => m.mutates && roomsOf(m.label).flatMap(shown).length === 0)
      .map((m) => `${m.label}: no room of the worker that is shown takes its events`),
    ...events.filter(({ label }) => !made.has(label)).map(({ label }) => `${label}: no message makes this event`),
    ...[...made].filter((name) => !events.some(({ label }) => label === name)).map((name) => `${name} is no event of the contract`),
    ...[...made]
      .filter((name) => !worker.some(({ text }) => text.includes(`'${name}'`)))
      .map((name) => `${name}: the worker does not take it`),
  ];
  return { row, problems };
}
