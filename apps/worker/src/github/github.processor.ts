import { Process, Processor } from '@nestjs/bull';
import { Inject } from '@nestjs/common';
import type { Job } from 'bull';
import { z } from 'zod';
import { GITHUB_QUEUE, GithubService } from './github.service.ts';

const id = z
  .string()
  .regex(/^\d{1,20}$/)
  .transform(BigInt);
/** A subject of the refresh; ids travel as decimal text. */
const Subject = z.union([z.object({ issue: id }), z.object({ account: id })]);

/** Hands jobs to the refresh. */
@Processor(GITHUB_QUEUE)
export class GithubProcessor {
  constructor(@Inject(GithubService) private readonly github: GithubService) {}

  @Process()
  refresh(job: Job<unknown>): Promise<string> {
    const subject = Subject.parse(job.data);
    return 'issue' in subject ? this.github.refresh(subject.issue) : this.github.refreshAccount(subject.account);
  }
}
