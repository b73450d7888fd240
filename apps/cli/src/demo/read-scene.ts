import type { Chain, Claim, Competition, Enrolment, Identity, Issue, IssueStatus, Joust } from '@joust/contract';
import type { Scene } from './scene.ts';
import type { RecordedIssue, StandInControl } from './stand-in.ts';

/** As the validators read (same blocks, same pages), so that a node which remembers its answers gives each only once. */
const PAGE = 50;
const EVERY = 2;
const LIVE: readonly IssueStatus[] = ['Registered', 'Funded', 'Open', 'Competing'];

/** The newest block the director looks at. */
export const sceneBlock = async (chain: Chain): Promise<number> => {
  const { number } = await chain.head();
  return number - (number % EVERY);
};

/** Follows a paged read to its end. */
const all = async <T, C extends bigint | number>(first: C, page: (from: C) => Promise<{ items: T[]; next: C | null }>): Promise<T[]> => {
  const items: T[] = [];
  for (let from: C | null = first; from !== null;) {
    const answer: { items: T[]; next: C | null } = await page(from);
    items.push(...answer.items);
    from = answer.next;
  }
  return items;
};

/** Reads the contract at one block, and the stand-in as it is now. Errors: ChainUnreachable, StandInUnreachable. */
export const readScene = async (
  joust: Joust,
  block: number,
  standIn: StandInControl,
  hotkeys: readonly string[],
  recorded: readonly RecordedIssue[],
): Promise<Scene> => {
  const at = { at: await joust.chain.blockHash(block) };
  const { read } = joust;
  const [issues, competitions, identities, claims, enrolments] = await Promise.all([
    Promise.all(LIVE.map((status) => all<Issue, bigint>(1n, (from) => read.issues(status, from, PAGE, at)))),
    all<Competition, number>(0, (from) => read.openCompetitions(from, PAGE, at)),
    all<Identity, number>(0, (from) => read.identities(from, PAGE, at)),
    all<Claim, number>(0, (from) => read.claims(from, PAGE, at)),
    all<Enrolment, number>(0, (from) => read.enrolments(from, PAGE, at)),
  ]);
  // What happens at GitHub happens now: its time and facts are the newest.
  const { now, facts } = await standIn.world();
  return {
    now,
    block,
    issues: issues.flat().toSorted(byId),
    competitions,
    identities,
    claims,
    enrolments,
    hotkeys,
    recorded,
    github: facts,
  };
};

const byId = (x: Issue, y: Issue): number => (x.id < y.id ? -1 : 1);
