import { alpha } from '@joust/units';
import type { Act, Scene } from '../scene.ts';
import type { RecordedIssue } from '../stand-in.ts';

/** Unfinished issues the demo keeps in the contract. */
const KEPT = 8;
/** Issues that are loaded at GitHub ahead of their registration. */
const AHEAD = 2;
const UNFINISHED = new Set(['Registered', 'Funded', 'Open', 'Competing']);

/** A history whose issue was moved, or whose title was made unreadable on purpose, is no use as an open issue. */
export const usable = (it: RecordedIssue): boolean =>
  it.repo.registeredNumericId === undefined && !it.issue.title.includes('(name of a person)');

/** Bounties between 10 and 20 alpha, one after another. */
const bountyOf = (index: number): bigint => alpha(10 + ((index * 7) % 11));

interface Place {
  readonly repo: number;
  readonly number: number;
}

/** Keeps the contract supplied with issues: loads recorded ones at GitHub, registers them, then invents follow-ups. */
export const planIssues = (scene: Scene): Act[] => {
  const registered = new Set(scene.issues.map((it) => `${it.repoId}#${it.number}`));
  const isRegistered = (it: Place): boolean => registered.has(`${it.repo}#${it.number}`);
  const loaded = scene.github.issues.filter((it) => ours(scene, it));
  const waiting = loaded.filter((it) => !isRegistered(it) && isOpen(it));
  const unfinished = scene.issues.filter((it) => UNFINISHED.has(it.status)).length;
  const register = waiting.slice(0, Math.max(0, KEPT - unfinished)).map((it): Act => {
    const repository = repositoryOf(scene, it.repo);
    return {
      kind: 'register',
      owner: repository.owner,
      name: repository.name,
      number: it.number,
      bounty: bountyOf(loaded.indexOf(it)),
    };
  });
  const missing = Math.max(0, KEPT - unfinished) + AHEAD - waiting.length;
  return [...register, ...supply(scene, loaded.length, missing), ...cancelClosed(scene)];
};

const ours = (scene: Scene, it: Place): boolean => scene.recorded.some((one) => one.repo.numericId === it.repo);

const repositoryOf = (scene: Scene, id: number): { owner: string; name: string } => {
  const found = scene.github.repositories.find((it) => it.id === id);
  if (!found) throw new Error(`The stand-in has an issue in repository ${id}, which it does not know.`);
  return found;
};

export const isOpen = (issue: { events: readonly { type: string }[] }): boolean =>
  issue.events.findLast((it) => it.type === 'ClosedEvent' || it.type === 'ReopenedEvent')?.type !== 'ClosedEvent';

/** First the recorded issues in their order, then follow-ups to them, without end. */
const supply = (scene: Scene, have: number, missing: number): Act[] =>
  Array.from({ length: Math.max(0, missing) }, (_, offset): Act => {
    const turn = have + offset;
    const source = scene.recorded[turn % scene.recorded.length];
    if (!source) throw new Error('There are no recorded issues.');
    if (turn < scene.recorded.length) {
      // The recorded past lies before now; what happened to the issue afterwards is played live.
      const window = { opensAt: scene.now, closesAt: scene.now + 252_000 };
      return {
        kind: 'order',
        name: 'histories',
        body: { id: source.id, part: 'issue', window },
        say: `${source.repo.owner}/${source.repo.name}#${source.issue.number} is open at GitHub`,
      };
    }
    const repository = repositoryOf(scene, source.repo.numericId);
    const title = `Follow-up to #${source.issue.number}: ${source.issue.title}`;
    return {
      kind: 'order',
      name: 'issues',
      body: { repo: `${repository.owner}/${repository.name}`, title, author: maintainerOf(source) },
      say: title,
    };
  });

/** Somebody of the record who merges and closes there. */
export const maintainerOf = (it: RecordedIssue): number => {
  const [, person] = Object.entries(it.people).find(([name]) => name.startsWith('maintainer-')) ?? [];
  if (!person) throw new Error(`History ${it.id} names no maintainer.`);
  return person.id;
};

/** An issue that is closed at GitHub and yet open in the contract can be solved by nobody; the owner takes it back. */
const cancelClosed = (scene: Scene): Act[] =>
  scene.issues
    .filter((it) => it.status === 'Open' || it.status === 'Funded' || it.status === 'Registered')
    .filter((it) => {
      const issue = scene.github.issues.find((one) => BigInt(one.repo) === it.repoId && one.number === it.number);
      return issue !== undefined && !isOpen(issue);
    })
    .map((it): Act => ({ kind: 'cancel', issueId: it.id }));
