import { Process, Processor } from '@nestjs/bull';
import { Inject } from '@nestjs/common';
import type { Job } from 'bull';
import { z } from 'zod';
import { SCAN_QUEUE, ScanService } from './scan.service.ts';

const block = z.number().int().nonnegative();
const Range = z.object({ first: block, last: block, after: z.string().startsWith('0x') }).refine(({ first, last }) => first <= last);

/** Hands jobs to the scan. */
@Processor(SCAN_QUEUE)
export class ScanProcessor {
  constructor(@Inject(ScanService) private readonly scan: ScanService) {}

  @Process()
  store(job: Job<unknown>): Promise<void> {
    return this.scan.work(Range.parse(job.data), String(job.id));
  }
}
