import { InjectQueue } from '@nestjs/bull';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { messageOf } from '@joust/units';
import type { Job, Queue } from 'bull';
import type { Logger } from 'pino';
import type { Environment } from '../environment.ts';
import { closeQueue } from '../redis-clients.ts';
import { ENVIRONMENT, LOG } from '../tokens.ts';
import { GITHUB_QUEUE, GithubService } from './github.service.ts';

/** GitHub is asked about four times for an issue with a competition (issue, list, pull requests, what may revert one), and once for one without. */
const REQUESTS_A_JOB = 4;
const HOUR = 3_600_000;

/**
 * Brings live issues into the refresh queue at each interval, the ones read longest ago first, at most what the hourly
 * budget allows. Nothing is kept between rounds: what was not read comes first the next time.
 */
@Injectable()
export class GithubSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private running = false;

  constructor(
    @InjectQueue(GITHUB_QUEUE) private readonly queue: Queue,
    @Inject(GithubService) private readonly github: GithubService,
    @Inject(SchedulerRegistry) private readonly registry: SchedulerRegistry,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOG) private readonly log: Logger,
  ) {
    queue.on('error', (error: Error) => this.log.debug({ error: error.message }, 'Redis'));
    queue.on('failed', (job: Job, error: Error) =>
      this.log.warn({ subject: job.data as object, error: error.message }, 'GitHub could not be read'),
    );
  }

  onApplicationBootstrap(): void {
    const { GITHUB_REFRESH_MS } = this.environment;
    this.registry.addInterval(
      'github',
      setInterval(() => void this.round(), GITHUB_REFRESH_MS),
    );
    void this.round();
  }

  beforeApplicationShutdown(): Promise<void> {
    return closeQueue(this.queue);
  }

  /** Fills the queue. A round that finds the last one still filling, or Redis away, is left out. */
  async round(): Promise<void> {
    if (this.running || this.queue.client.status !== 'ready') return;
    this.running = true;
    try {
      const { GITHUB_REQUESTS_PER_HOUR, GITHUB_REFRESH_MS } = this.environment;
      const most = Math.max(1, Math.floor((GITHUB_REQUESTS_PER_HOUR * GITHUB_REFRESH_MS) / HOUR / REQUESTS_A_JOB));
      const accounts = (await this.github.dueAccounts(new Date())).slice(0, most).map((id) => ({ account: String(id) }));
      const issues = (await this.github.due()).slice(0, most - accounts.length).map((id) => ({ issue: String(id) }));
      for (const subject of [...accounts, ...issues]) {
        await this.queue.add(subject, { jobId: JSON.stringify(subject), attempts: 1, removeOnComplete: true, removeOnFail: true });
      }
    } catch (error) {
      this.log.warn({ error: messageOf(error) }, 'the GitHub refresh was left out');
    } finally {
      this.running = false;
    }
  }
}
