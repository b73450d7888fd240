import { Worker } from 'node:worker_threads';
import { PermanentError, RetryableError } from '@joust/units';
import type { Reply, Request, Task, TaskResult } from './task.ts';

/** The runtime trapped or refused a call: its words are the message. */
export class RuntimeFault extends PermanentError {}
/** The chain is being stopped, so the call was not run. */
export class ExecutorStopped extends RetryableError {}

interface Job {
  readonly request: Request;
  readonly resolve: (value: TaskResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One thread that runs runtime calls, one at a time, so that a long call does not keep JSON-RPC from answering.
 * Calls for a block go before waiting reads.
 */
export class Executor {
  private readonly worker: Worker;
  private readonly urgent: Job[] = [];
  private readonly waiting: Job[] = [];
  private current: Job | undefined;
  private lastId = 0;
  private stopped = false;

  /** @param file the store's SQLite file, which must exist */
  constructor(file: string) {
    // From sources (tests) the thread is a .ts file, built it is a .js file.
    const thread = new URL(`./executor-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
    this.worker = new Worker(thread, { workerData: { file }, execArgv: ['--no-warnings'] });
    this.worker.on('message', (reply: Reply) => this.finish(reply));
    this.worker.on('error', (error) => this.failAll(new RuntimeFault(`The executor's thread failed: ${error.message}`, { cause: error })));
    this.worker.on('exit', () => this.failAll(new ExecutorStopped('The chain was stopped')));
  }

  /** Runs calls on a state. Errors: {@link RuntimeFault}, {@link ExecutorStopped}. */
  run(task: Task, urgency: 'block' | 'read' = 'read'): Promise<TaskResult> {
    if (this.stopped) return Promise.reject(new ExecutorStopped('The chain was stopped'));
    return new Promise((resolve, reject) => {
      (urgency === 'block' ? this.urgent : this.waiting).push({ request: { id: ++this.lastId, task }, resolve, reject });
      this.next();
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.worker.terminate();
  }

  private next(): void {
    if (this.current || this.stopped) return;
    this.current = this.urgent.shift() ?? this.waiting.shift();
    if (this.current) this.worker.postMessage(this.current.request);
  }

  private finish(reply: Reply): void {
    const job = this.current;
    this.current = undefined;
    if (job && 'error' in reply) job.reject(new RuntimeFault(reply.error, { context: { calls: namesOf(job.request) } }));
    else if (job && 'value' in reply) job.resolve(reply.value);
    this.next();
  }

  private failAll(error: Error): void {
    this.stopped = true;
    const jobs = [this.current, ...this.urgent.splice(0), ...this.waiting.splice(0)];
    this.current = undefined;
    for (const job of jobs) job?.reject(error);
  }
}

const namesOf = ({ task }: Request): string => task.calls.map(([name]) => name).join(', ');
