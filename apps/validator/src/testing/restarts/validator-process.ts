import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { RpcProxy } from '@joust/devnet';
import type { Kill } from './kill.ts';

/** The built process, as an operator starts it. */
const MAIN = fileURLToPath(new URL('../../../dist/main.js', import.meta.url));

/** A validator in a process of its own, with a home folder of its own, that can be killed at a moment said before. */
export class ValidatorProcess {
  /** The last due block whose round is over. */
  finished = -1;
  /** Its transaction that is in no block yet. */
  waitingFor: string | null = null;
  deaths = 0;
  readonly log: string[] = [];
  /** Files that a life left in its home folder. */
  readonly leftBehind: string[] = [];
  private child!: ChildProcess;
  private proxy!: RpcProxy;
  private armed: { readonly kill: Kill; seen: number } | null = null;
  private readonly home = mkdtempSync(join(tmpdir(), 'joust-validator-home-'));
  private readonly settings: Readonly<Record<string, string>>;

  constructor(settings: Readonly<Record<string, string>>) {
    this.settings = settings;
  }

  /** @param chainUrl the node; the process reaches it through a proxy that counts its requests */
  async start(chainUrl: string): Promise<void> {
    this.proxy = await RpcProxy.start(chainUrl, {
      onRequest: (method) => this.asked(method),
      onAnswer: (method, result) => this.answered(method, result),
    });
    this.begin();
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null && !this.child.killed;
  }

  /** Waits for the moment of this kill. */
  arm(kill: Kill): void {
    this.armed = { kill, seen: 0 };
  }

  get isArmed(): boolean {
    return this.armed !== null;
  }

  /** After its death: the local files are deleted and it is started anew. */
  async revive(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    this.leftBehind.push(...readdirSync(this.home));
    rmSync(this.home, { recursive: true });
    mkdirSync(this.home);
    this.finished = -1;
    this.waitingFor = null;
    this.begin();
  }

  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    await this.proxy.stop();
    rmSync(this.home, { recursive: true, force: true });
  }

  private begin(): void {
    const env = { PATH: process.env['PATH'] ?? '', HOME: this.home, LOG_LEVEL: 'debug', CHAIN_URL: this.proxy.url, ...this.settings };
    this.child = spawn(process.execPath, ['--no-warnings', MAIN], { cwd: this.home, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const output of [this.child.stdout, this.child.stderr])
      if (output) createInterface({ input: output }).on('line', (line) => this.read(line));
  }

  private read(line: string): void {
    this.log.push(line);
    const round = /round at block (\d+) took/.exec(line)?.[1];
    if (round !== undefined) this.finished = Number(round);
  }

  private asked(method: string): 'pass' | 'silence' {
    if (!this.isAlive) return 'silence';
    const { armed } = this;
    if (armed?.kill.when !== 'reading' || method === 'author_submitExtrinsic') return 'pass';
    armed.seen += 1;
    if (armed.seen < armed.kill.count) return 'pass';
    this.die();
    return 'silence';
  }

  private answered(method: string, result: unknown): void {
    if (method !== 'author_submitExtrinsic' || typeof result !== 'string') return;
    this.waitingFor = result;
    const { armed } = this;
    if (armed?.kill.when !== 'sent') return;
    armed.seen += 1;
    if (armed.seen >= armed.kill.count) this.die();
  }

  private die(): void {
    this.armed = null;
    this.deaths += 1;
    this.child.kill('SIGKILL');
  }
}
