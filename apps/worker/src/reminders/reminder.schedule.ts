import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Competition, Contract, Cursor, Enrolment, Issue } from '@joust/tables';
import { messageOf } from '@joust/units';
import type { Logger } from 'pino';
import { DataSource, In, IsNull } from 'typeorm';
import type { Environment } from '../environment.ts';
import { ENVIRONMENT, LOG } from '../tokens.ts';
import { dueAt, type Due } from './due.ts';

/** Reminds people of what nobody has done yet. The worker holds no keys: validators or anybody else send the call. */
@Injectable()
export class ReminderSchedule implements OnApplicationBootstrap {
  private readonly said = new Set<string>();
  /** Shown by the health endpoint. */
  due: readonly Due[] = [];

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(SchedulerRegistry) private readonly registry: SchedulerRegistry,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.registry.addInterval(
      'reminder',
      setInterval(() => void this.look(), this.environment.REMINDER_MS),
    );
  }

  /** Looks at the rows; says each thing once for as long as it is due. */
  async look(): Promise<void> {
    try {
      this.due = await this.find();
      for (const { message, subject, since } of this.due) {
        if (!this.said.has(subject)) this.log.info({ message, since }, `due since block ${since}: ${subject}`);
      }
      this.said.clear();
      for (const { subject } of this.due) this.said.add(subject);
    } catch (error) {
      this.log.warn({ error: messageOf(error) }, 'the reminder was left out');
    }
  }

  private async find(): Promise<Due[]> {
    const tx = this.database.manager;
    const [[contract], cursor] = await Promise.all([tx.find(Contract, { take: 1 }), tx.findOneBy(Cursor, { name: 'scan' })]);
    if (!contract || !cursor) return [];
    const [issues, competitions, enrolments] = await Promise.all([
      tx.findBy(Issue, { status: 'Funded' }),
      tx.findBy(Competition, { phase: In(['Running', 'Decided', 'Reopened', 'Holdback']) }),
      tx.findBy(Enrolment, { endedAt: IsNull() }),
    ]);
    return dueAt(cursor.headBlock, { issues, competitions, enrolments }, contract);
  }
}
