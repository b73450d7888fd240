import type { BlockRef, Competition, Config, Issue, IssueStatus, Joust, Tally } from '@joust/contract';
import { WINDOW_DAYS } from '@joust/elo';
import type { AccountId } from '@joust/units';
import { keyOf, noProposalBecause, openSubjects } from '../issue-competitions/index.ts';
import type { ChainView, PairingRecords } from './chain-view.ts';
import { readMetagraph } from './metagraph.ts';
import { readAll } from './pages.ts';
import { readPreviousAnchor } from './previous-anchor.ts';

/** Records of one page; the contract answers fewer when they would not fit. */
const PAGE = 50;
const LIVE: readonly IssueStatus[] = ['Registered', 'Funded', 'Open', 'Competing'];
/** Subjects of one read of own votes; the contract answers no more. */
const SUBJECTS = 64;

/**
 * Reads all that a round may know at one block. The same block gives the same view, whoever asks and whenever.
 * Errors: those of libs/contract; a view is whole or there is none.
 */
export const readView = async (joust: Joust, self: AccountId, block: BlockRef): Promise<ChainView> => {
  const at = { at: block.hash };
  const { read } = joust;
  const config = await read.config(at);
  const previousAnchor = await readPreviousAnchor(joust, config, self, block.hash);
  const [params, ledger, validators, issues, running, enrolments, claims, pairTally, pairs, earlierPairs, metagraph] = await Promise.all([
    read.params(at),
    read.ledger(at),
    read.validators(at),
    Promise.all(LIVE.map((status) => readAll(1n, (from) => read.issues(status, from, PAGE, at)))),
    readAll(0, (from) => read.openCompetitions(from, PAGE, at)),
    readAll(0, (from) => read.enrolments(from, PAGE, at)),
    readAll(0, (from) => read.claims(from, PAGE, at)),
    read.tally({ type: 'Pairs', value: config.anchor }, at),
    readAll(0, (from) => read.pairs(config.anchor, from, PAGE, at)),
    previousAnchor === null ? [] : readAll(0, (from) => read.pairs(previousAnchor, from, PAGE, at)),
    readMetagraph(joust.chain, config.netuid, self, block.hash),
  ]);
  const live = issues.flat();
  const competitions = [...running, ...(await readTaken(joust, live, running, block.hash))];
  const known = [...live, ...(await readFoughtFor(joust, live, competitions, block.hash))];
  const [ownVotes, identityTallies, outcomeTallies] = await Promise.all([
    readOwnVotes(joust, { config, issues: known, competitions }, self, block.hash),
    talliesOf(
      claims,
      ({ hotkey }) => hotkey,
      (hotkey) => read.tally({ type: 'Identity', value: hotkey }, at),
    ),
    talliesOf(
      competitions,
      ({ id }) => id,
      (id) => read.tally({ type: 'Outcome', value: id }, at),
    ),
  ]);
  const view = {
    blockHash: block.hash,
    config,
    params,
    ledger,
    validators,
    issues: known,
    competitions,
    enrolments,
    claims,
    identityTallies,
    outcomeTallies,
    ownVotes,
    previousAnchor,
    pairTally,
    pairs,
    earlierPairs,
    metagraph,
  };
  const pairing = noProposalBecause(view, self) === null ? await readPairing(joust, config, block.hash) : null;
  return { ...view, pairing };
};

/** Competitions that hold an issue but are not among the open ones. */
const readTaken = async ({ read }: Joust, issues: readonly Issue[], open: readonly Competition[], at: string): Promise<Competition[]> => {
  const known = new Set(open.map(({ id }) => id));
  const ids = issues.flatMap(({ competition }) => (competition === null || known.has(competition) ? [] : [competition]));
  const taken = await Promise.all(ids.map((id) => read.competition(id, { at })));
  return taken.filter((competition) => competition !== null);
};

/** Issues of competitions that are solved, but not paid in full. */
const readFoughtFor = async (
  { read }: Joust,
  live: readonly Issue[],
  competitions: readonly Competition[],
  at: string,
): Promise<Issue[]> => {
  const known = new Set(live.map(({ id }) => id));
  const missing = [...new Set(competitions.map(({ issueId }) => issueId))].filter((id) => !known.has(id));
  const issues = await Promise.all(missing.map((id) => read.issue(id, { at })));
  return issues.filter((issue) => issue !== null);
};

/** To which of the open subjects this validator has said yes. */
const readOwnVotes = async (
  { read }: Joust,
  view: Pick<ChainView, 'config' | 'issues' | 'competitions'>,
  self: AccountId,
  at: string,
): Promise<ReadonlySet<string>> => {
  const subjects = openSubjects(view);
  const pages = Array.from({ length: Math.ceil(subjects.length / SUBJECTS) }, (_, page) =>
    subjects.slice(page * SUBJECTS, (page + 1) * SUBJECTS),
  );
  const ballots = await Promise.all(pages.map((page) => read.votes(page, self, { at })));
  const said = ballots.flat();
  return new Set(subjects.filter((_, index) => said[index] != null).map(keyOf));
};

const talliesOf = async <T, K>(
  subjects: readonly T[],
  key: (subject: T) => K,
  read: (key: K) => Promise<Tally | null>,
): Promise<Map<K, Tally>> => {
  const tallies = await Promise.all(subjects.map(async (subject) => [key(subject), await read(key(subject))] as const));
  return new Map(tallies.flatMap(([subject, tally]) => (tally === null ? [] : [[subject, tally]])));
};

const readPairing = async ({ read, chain }: Joust, { anchor, blocksPerDay }: Config, at: string): Promise<PairingRecords> => {
  const opened = anchor - WINDOW_DAYS * blocksPerDay;
  const [anchorHash, identities, results] = await Promise.all([
    chain.blockHash(anchor),
    readAll(0, (from) => read.identities(from, PAGE, { at })),
    readAll(opened > 0 ? opened : 0, (from) => read.results(from, PAGE, { at })),
  ]);
  return { anchorHash, identities, results };
};
