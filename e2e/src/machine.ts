import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const JOUST = join(root, 'apps/cli/dist/main.js');

const deploymentSchema = z.object({ chainUrl: z.string(), contract: z.string(), githubUrl: z.string(), dashboardUrl: z.string() });
export type Place = z.infer<typeof deploymentSchema>;

export interface Answered {
  readonly exitCode: number;
  readonly success: boolean;
  readonly data: Record<string, unknown>;
  readonly error: { code: string; message: string } | undefined;
}

/** The whole product on this machine, started by its own command, in a folder and on ports of its own. */
export class Machine {
  private constructor(
    private readonly child: ChildProcess,
    readonly home: string,
    readonly place: Place,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** `joust up` without its actors: the owner and the miners are the test's. */
  static async start(options: { blockMillis: number; portOffset: number }): Promise<Machine> {
    const home = mkdtempSync(join(tmpdir(), 'joust-e2e-'));
    chmodSync(home, 0o755); // run as root, Postgres is another user
    const environment = { ...process.env, JOUST_HOME: home, JOUST_ROOT: root };
    const words = [
      'up',
      '--json',
      '--without-miners',
      '--block-millis',
      String(options.blockMillis),
      '--port-offset',
      String(options.portOffset),
    ];
    const child = spawn(process.execPath, [JOUST, ...words], { env: environment, cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    await ready(child);
    const place = deploymentSchema.parse(JSON.parse(readFileSync(join(home, 'deployment.json'), 'utf8')));
    return new Machine(child, home, place, environment);
  }

  /** Runs `joust … --json` beside it, as a person would, and answers its envelope. */
  async joust(...words: string[]): Promise<Answered> {
    const child = spawn(process.execPath, [JOUST, '--json', ...words], {
      env: this.environment,
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, err, exitCode] = await Promise.all([textOf(child.stdout), textOf(child.stderr), exitOf(child)]);
    const line = out.trim().split('\n').at(-1) ?? '';
    if (!line.startsWith('{')) throw new Error(`joust ${words.join(' ')} answered no envelope: ${out}${err}`);
    return { exitCode, ...(JSON.parse(line) as Omit<Answered, 'exitCode'>) };
  }

  /** A JSON answer of the API. */
  async api(path: string): Promise<Record<string, unknown>> {
    const answer = await fetch(`${this.place.dashboardUrl}/api/v1${path}`);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  }

  /** Ctrl-C; resolves with the exit code when everything has stopped. */
  async stop(): Promise<number> {
    const exited = exitOf(this.child);
    this.child.kill('SIGINT');
    const code = await exited;
    rmSync(this.home, { recursive: true, force: true });
    return code;
  }
}

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    const said: string[] = [];
    const lines = createInterface({ input: child.stdout ?? failNoOutput() });
    lines.on('line', (line) => {
      said.push(line);
      if (line.includes('"ready"')) resolve();
    });
    child.stderr?.on('data', (chunk) => said.push(String(chunk)));
    child.once('exit', (code) => reject(new Error(`joust up ended with ${code}:\n${said.slice(-40).join('\n')}`)));
  });

const failNoOutput = (): never => {
  throw new Error('The command has no output.');
};

const textOf = async (stream: NodeJS.ReadableStream | null): Promise<string> => {
  let text = '';
  for await (const chunk of stream ?? []) text += String(chunk);
  return text;
};

const exitOf = (child: ChildProcess): Promise<number> =>
  child.exitCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? (signal ? 130 : 1))));
