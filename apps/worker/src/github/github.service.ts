import { Inject, Injectable } from '@nestjs/common';
import { GithubClient, RateLimited } from '@joust/github';
import {
  Block,
  Competition,
  CompetitionPull,
  CompetitionSide,
  Cursor,
  GithubAccount,
  GithubEvent,
  GithubIssue,
  GithubPull,
  Identity,
  Issue,
  NOTICE_CHANNEL,
  noticeText,
} from '@joust/tables';
import type { Logger } from 'pino';
import { DataSource, In, Not, type EntityManager } from 'typeorm';
import type { Environment } from '../environment.ts';
import { put, row } from '../projection.ts';
import { ENVIRONMENT, LOG } from '../tokens.ts';
import { readAccount, readGithub, type GithubRows, type Moment, type Subject } from './read-github.ts';

export const GITHUB_QUEUE = 'github';
/** Accounts are read again after a day: logins change hands, but rarely. */
const ACCOUNT_MILLIS = 86_400_000;

/** Keeps what pages show of GitHub fresh. It informs only: nothing that decides reads these rows. */
@Injectable()
export class GithubService {
  private readonly client: GithubClient;
  /** GitHub answers nothing before this (its own clock). */
  private quietUntil = 0;

  constructor(
    @Inject(ENVIRONMENT) { GITHUB_API_URL, GITHUB_TOKEN, GITHUB_LEDGER_FOLDER, GITHUB_REQUESTS_PER_HOUR }: Environment,
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.client = new GithubClient({
      baseUrl: GITHUB_API_URL,
      ledgerFolder: GITHUB_LEDGER_FOLDER,
      pointsPerHour: GITHUB_REQUESTS_PER_HOUR,
      ...(GITHUB_TOKEN === undefined ? {} : { token: GITHUB_TOKEN }),
    });
  }

  /** Ids of the issues to refresh now, those read longest ago first. */
  async due(): Promise<bigint[]> {
    const live = await this.database.manager.find(Issue, { select: { id: true }, where: [{ status: Not(In(['Solved', 'Cancelled'])) }] });
    const ended = await this.endedSinceRead();
    const read = new Map(
      (await this.database.manager.find(GithubIssue, { select: { issueId: true, fetchedAt: true } })).map(({ issueId, fetchedAt }) => [
        issueId,
        fetchedAt.getTime(),
      ]),
    );
    return [...new Set([...live.map(({ id }) => id), ...ended])].sort((a, b) => (read.get(a) ?? 0) - (read.get(b) ?? 0));
  }

  /** An ended issue is read once more, for how it ended. */
  private async endedSinceRead(): Promise<bigint[]> {
    const rows: { id: string }[] = await this.database.query(
      `SELECT issue.id FROM issue JOIN block ON block.number = issue.ended_at
       LEFT JOIN github_issue ON github_issue.issue_id = issue.id
       WHERE issue.ended_at IS NOT NULL AND (github_issue.fetched_at IS NULL OR github_issue.fetched_at < block.indexed_at + interval '1 second')`,
    );
    return rows.map(({ id }) => BigInt(id));
  }

  /** GitHub ids of miners whose account was never read, or long ago. */
  async dueAccounts(now: Date): Promise<bigint[]> {
    const miners = await this.database.manager.find(Identity, { select: { githubId: true } });
    const fresh = await this.database.manager.find(GithubAccount, { select: { githubId: true, fetchedAt: true } });
    const known = new Set(
      fresh.filter(({ fetchedAt }) => now.getTime() - fetchedAt.getTime() < ACCOUNT_MILLIS).map(({ githubId }) => githubId),
    );
    return [...new Set(miners.map(({ githubId }) => githubId))].filter((id) => !known.has(id));
  }

  /** Reads one issue and stores it. While GitHub limits us nothing is asked; the next schedule comes back to it. */
  async refresh(issueId: bigint): Promise<'stored' | 'waiting'> {
    if (Date.now() < this.quietUntil) return 'waiting';
    const [subject, moment] = await Promise.all([this.subject(issueId), this.moment()]);
    if (subject === null || moment === null) return 'waiting';
    const rows = await this.polite(() => readGithub(this.client, subject, moment, new Date()));
    if (rows === null) return 'waiting';
    await this.database.transaction((tx) => this.store(tx, subject, rows));
    return 'stored';
  }

  /** Reads one account and stores it. */
  async refreshAccount(githubId: bigint): Promise<'stored' | 'waiting'> {
    if (Date.now() < this.quietUntil) return 'waiting';
    const account = await this.polite(() => readAccount(this.client, githubId, new Date()));
    if (account !== null) await put(this.database.manager, GithubAccount, ['githubId'], [account]);
    return account === null ? 'waiting' : 'stored';
  }

  private async polite<T>(read: () => Promise<T>): Promise<T | null> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof RateLimited)) throw error;
      this.quietUntil = error.until;
      this.log.warn({ until: new Date(error.until).toISOString() }, `GitHub: ${error.message}`);
      return null;
    }
  }

  private async subject(issueId: bigint): Promise<Subject | null> {
    const issue = await this.database.manager.findOneBy(Issue, { id: issueId });
    if (issue === null) return null;
    const competition =
      issue.competitionId === null ? null : await this.database.manager.findOneBy(Competition, { id: issue.competitionId });
    const sides = competition === null ? [] : await this.database.manager.findBy(CompetitionSide, { competitionId: competition.id });
    return { issue, duel: competition === null ? null : { competition, sides } };
  }

  /** Chain time of what is stored: the clock by which pull requests are judged. */
  private async moment(): Promise<Moment | null> {
    const [block] = await this.database.manager.find(Block, { order: { number: 'DESC' }, take: 1 });
    return block ? { time: block.at, block: block.number } : null;
  }

  private async store(tx: EntityManager, { issue, duel }: Subject, rows: GithubRows): Promise<void> {
    if (rows.issue) await put(tx, GithubIssue, ['issueId'], [rows.issue]);
    await put(tx, GithubAccount, ['githubId'], rows.accounts);
    await put(tx, GithubPull, ['repoId', 'number'], rows.pulls);
    await put(tx, CompetitionPull, ['competitionId', 'number'], rows.competitionPulls);
    await put(tx, GithubEvent, ['id'], distinct(rows.events));
    await this.advance(tx, issue, duel?.competition.id ?? null);
  }

  private async advance(tx: EntityManager, issue: Issue, competitionId: bigint | null): Promise<void> {
    const scan = await tx.findOneBy(Cursor, { name: 'scan' });
    if (scan === null) return;
    const before = await tx.findOneBy(Cursor, { name: 'github' });
    const { blockNumber, blockHash, eventIndex, headBlock, genesisHash } = scan;
    const version = (before?.version ?? -1) + 1;
    await put(
      tx,
      Cursor,
      ['name'],
      [
        row(Cursor, {
          name: 'github',
          blockNumber,
          blockHash,
          eventIndex,
          version,
          headBlock,
          genesisHash,
          updatedAt: new Date(),
          lastError: null,
          lastErrorAt: null,
        }),
      ],
    );
    const notice = {
      block: blockNumber,
      eventIndex,
      issues: [String(issue.id)],
      competitions: competitionId === null ? [] : [String(competitionId)],
    };
    await tx.query('SELECT pg_notify($1, $2)', [NOTICE_CHANNEL, noticeText(notice)]);
  }
}

const distinct = (events: readonly GithubEvent[]): GithubEvent[] => [...new Map(events.map((event) => [event.id, event])).values()];
