import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '@joust/units';
import { PartFailed, StartStopped } from '../errors.ts';
import { LogFile } from './log-file.ts';
import type { Register } from './register.ts';

export interface ChildOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly logFile: string;
  /** Another user for the child, where we are root. */
  readonly uid?: number;
  readonly gid?: number;
  /** What it is asked to stop with; SIGTERM unless said. */
  readonly stopSignal?: NodeJS.Signals;
  /** Resolves once the child does its work; polled for until it does. */
  readonly isReady: () => Promise<boolean>;
  readonly readyMillis: number;
  /** How long it gets to stop by itself. */
  readonly stopMillis: number;
  readonly register: Register;
  /** Ends a start that is under way. */
  readonly stop: AbortSignal;
  /** Told of every crash after it was ready. */
  readonly onCrash: (crash: Crash) => void;
}

export interface Crash {
  readonly name: string;
  /** "exit code 1" or "signal SIGKILL". */
  readonly how: string;
  readonly lastLines: readonly string[];
  readonly restartInMillis: number;
}

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
/** A child that ran for so long was well: its next crash begins with the shortest pause again. */
const WELL_MILLIS = 60_000;
const POLL_MILLIS = 100;

/**
 * A part in a process of its own, in a process group of its own, so that Ctrl-C reaches only us and we decide the order of
 * stopping. Once ready, a crash is told and the process is started again, with growing pauses.
 */
export class Child {
  private readonly log: LogFile;
  private process: ChildProcess | undefined;
  private stopping = false;
  private pause = FIRST_PAUSE;
  private restart: NodeJS.Timeout | undefined;
  private readonly options: ChildOptions;

  constructor(options: ChildOptions) {
    this.options = options;
    this.log = new LogFile(options.logFile);
  }

  /** The process now running. */
  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** Starts it and waits until it is ready. Errors: {@link PartFailed}. */
  async start(): Promise<void> {
    const child = this.launch();
    if (child.pid === undefined) await new Promise((resolve) => child.once('error', resolve)); // so that the log has the reason
    const deadline = performance.now() + this.options.readyMillis;
    while (!(await this.looksReady(child))) {
      if (this.options.stop.aborted) {
        await this.stop();
        throw new StartStopped(`${this.options.name} was stopped while it started`);
      }
      if (performance.now() > deadline) {
        await this.stop();
        throw this.failure(`was not ready within ${this.options.readyMillis / 1000} s`);
      }
      await sleep(POLL_MILLIS);
    }
    if (hasEnded(child)) throw this.failure(endOf(child));
    const startedAt = performance.now();
    child.on('exit', () => this.crashed(child, startedAt));
  }

  /** Asks it to stop, and after `stopMillis` makes it. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.restart);
    const child = this.process;
    if (child && !hasEnded(child)) await this.end(child);
  }

  private async end(child: ChildProcess): Promise<void> {
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
    });
    child.kill(this.options.stopSignal ?? 'SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), this.options.stopMillis);
    if (!hasEnded(child)) await ended;
    clearTimeout(timer);
    this.options.register.remove(child.pid);
  }

  private async looksReady(child: ChildProcess): Promise<boolean> {
    if (hasEnded(child)) {
      this.options.register.remove(child.pid);
      throw this.failure(endOf(child));
    }
    return this.options.isReady();
  }

  private launch(): ChildProcess {
    const { command, args, env, cwd, uid, gid, register, name } = this.options;
    const child = spawn(command, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid === undefined ? {} : { uid, gid }),
    });
    child.on('error', (error) => this.log.write(`could not be started: ${messageOf(error)}\n`));
    child.stdout?.on('data', (chunk: Buffer) => this.log.write(chunk));
    child.stderr?.on('data', (chunk: Buffer) => this.log.write(chunk));
    if (child.pid !== undefined) register.add(name, child.pid);
    this.process = child;
    return child;
  }

  private crashed(child: ChildProcess, startedAt: number): void {
    this.options.register.remove(child.pid);
    if (this.stopping) return;
    if (performance.now() - startedAt > WELL_MILLIS) this.pause = FIRST_PAUSE;
    const restartInMillis = this.pause;
    this.options.onCrash({ name: this.options.name, how: endOf(child), lastLines: this.log.tail(5), restartInMillis });
    this.restart = setTimeout(() => this.again(), restartInMillis);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
  }

  private again(): void {
    const startedAt = performance.now();
    const child = this.launch();
    child.on('exit', () => this.crashed(child, startedAt));
  }

  private failure(why: string): PartFailed {
    const lines = this.log.tail(8);
    return new PartFailed(
      `${this.options.name} ${why}.${lines.length ? `\n  ${lines.join('\n  ')}` : ''}\n  All of it: ${this.options.logFile}`,
    );
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;

const endOf = ({ exitCode, signalCode, pid }: ChildProcess): string => {
  if (pid === undefined) return 'could not be started';
  return signalCode ? `ended by signal ${signalCode}` : `ended with exit code ${exitCode}`;
};
