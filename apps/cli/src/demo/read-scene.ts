import type { Claim, Enrolment, Identity, Issue, Joust } from '@joust/contract';
import type { Scene } from './scene.ts';
import type { RecordedIssue, StandInControl } from './stand-in.ts';

const PAGE = 20;

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

/** Reads the contract at one block, and the stand-in. Errors: ChainUnreachable, StandInUnreachable. */
export const readScene = async (
  joust: Joust,
  standIn: StandInControl,
  hotkeys: readonly string[],
  recorded: readonly RecordedIssue[],
): Promise<Scene> => {
  const head = await joust.chain.head();
  const at = { at: head.hash };
  const [world, now, issues, competitions, identities, claims, enrolments] = await Promise.all([
    standIn.world(),
    joust.chain.timestamp(at),
    all<Issue, bigint>(0n, (from) => joust.read.issues(null, from, PAGE, at)),
    joust.read.openCompetitions(at),
    all<Identity, number>(0, (from) => joust.read.identities(from, PAGE, at)),
    all<Claim, number>(0, (from) => joust.read.claims(from, PAGE, at)),
    all<Enrolment, number>(0, (from) => joust.read.enrolments(from, PAGE, at)),
  ]);
  return { now, block: head.number, issues, competitions, identities, claims, enrolments, hotkeys, recorded, github: world.facts };
};
