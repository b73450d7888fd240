import { createHash } from 'node:crypto';
import type { Account, Commit, Facts, Gist, Issue, IssueRef, Pull, Repository } from './facts.ts';

const key = (ref: IssueRef): string => `${ref.repo}#${ref.number}`;

/** A made-up but stable commit hash for something that has none in the record. */
export const shaOf = (...parts: readonly (string | number)[]): string => createHash('sha1').update(parts.join('/')).digest('hex');

/** The facts with their indexes. Adding something that is already there replaces it. */
export class World {
  readonly accounts = new Map<number, Account>();
  readonly repositories = new Map<number, Repository>();
  readonly issues = new Map<string, Issue>();
  readonly pulls = new Map<string, Pull>();
  readonly commits = new Map<string, Commit>();
  readonly gists = new Map<string, Gist>();

  constructor(facts?: Facts) {
    facts?.accounts.forEach((it) => this.addAccount(it));
    facts?.repositories.forEach((it) => this.addRepository(it));
    facts?.issues.forEach((it) => this.addIssue(it));
    facts?.pulls.forEach((it) => this.addPull(it));
    facts?.commits.forEach((it) => this.addCommit(it));
    facts?.gists.forEach((it) => this.addGist(it));
  }

  facts(): Facts {
    return {
      version: 1,
      accounts: [...this.accounts.values()],
      repositories: [...this.repositories.values()],
      issues: [...this.issues.values()],
      pulls: [...this.pulls.values()],
      commits: [...this.commits.values()],
      gists: [...this.gists.values()],
    };
  }

  addAccount(it: Account): void {
    this.accounts.set(it.id, it);
  }
  /** What an account wrote and did has nobody as its author from now on. */
  forgetAuthor(account: number): void {
    const own = <T extends { author: number | null }>(it: T): void => {
      if (it.author === account) it.author = null;
    };
    for (const it of this.issues.values()) own(it);
    for (const it of this.commits.values()) own(it);
    for (const it of this.pulls.values()) {
      own(it);
      it.reviews.forEach(own);
    }
    for (const it of [...this.issues.values(), ...this.pulls.values()])
      for (const event of it.events) if (event.actor === account) event.actor = null;
  }
  addRepository(it: Repository): void {
    this.repositories.set(it.id, it);
  }
  addIssue(it: Issue): void {
    this.issues.set(key(it), it);
  }
  addPull(it: Pull): void {
    this.pulls.set(key(it), it);
  }
  addCommit(it: Commit): void {
    this.commits.set(it.oid, it);
  }
  addGist(it: Gist): void {
    this.gists.set(it.id, it);
  }

  /** Issues and pull requests share one number space, as on GitHub. */
  nextNumber(repo: number): number {
    const numbers = [...this.issues.values(), ...this.pulls.values()].filter((it) => it.repo === repo).map((it) => it.number);
    return Math.max(0, ...numbers) + 1;
  }

  issue(ref: IssueRef): Issue | undefined {
    return this.issues.get(key(ref));
  }
  pull(ref: IssueRef): Pull | undefined {
    return this.pulls.get(key(ref));
  }
  pullsOf(repo: number): Pull[] {
    return [...this.pulls.values()].filter((it) => it.repo === repo);
  }
  issuesOf(repo: number): Issue[] {
    return [...this.issues.values()].filter((it) => it.repo === repo);
  }

  repository(fullName: string): Repository | undefined {
    const wanted = fullName.toLowerCase();
    const all = [...this.repositories.values()];
    return all.find((it) => `${it.owner}/${it.name}`.toLowerCase() === wanted) ?? all.find((it) => it.formerNames.includes(wanted));
  }

  accountByLogin(login: string): Account | undefined {
    return [...this.accounts.values()].find((it) => it.login.toLowerCase() === login.toLowerCase());
  }

  /** The pull requests of a repository that contain a commit: as merge commit, as head, or as one of the branch. */
  pullsWithCommit(repo: number, oid: string): Pull[] {
    return this.pullsOf(repo).filter((it) => it.mergeSha === oid || it.headSha === oid || it.commits.includes(oid));
  }
}
