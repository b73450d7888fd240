import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PartFailed, StartStopped } from '../errors.ts';
import { Child, type ChildOptions, type Crash } from './child.ts';
import { isAlive } from './mark.ts';
import { Register } from './register.ts';

describe('a child process', () => {
  let folder: string;
  let register: Register;
  const crashes: Crash[] = [];
  const children: Child[] = [];

  const child = (script: string, own: Partial<ChildOptions> = {}): Child => {
    const made = new Child({
      name: 'part',
      command: process.execPath,
      args: ['-e', script],
      env: {},
      cwd: folder,
      logFile: join(folder, 'part.log'),
      isReady: () => Promise.resolve(readIfThere(join(folder, 'part.log')).includes('ready')),
      readyMillis: 5_000,
      stopMillis: 2_000,
      register,
      stop: new AbortController().signal,
      onCrash: (crash) => crashes.push(crash),
      ...own,
    });
    children.push(made);
    return made;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'joust-child-'));
    register = new Register(join(folder, 'processes.json'));
    crashes.length = 0;
  });
  afterEach(async () => {
    for (const each of children.splice(0)) await each.stop();
    rmSync(folder, { recursive: true });
  });

  const forever = 'setInterval(() => {}, 1000);';

  it('is waited for, logged, written down and stopped', async () => {
    const part = child(`setTimeout(() => console.log('ready'), 200);${forever}`);
    await part.start();
    const { pid } = part;
    expect(JSON.parse(readFileSync(join(folder, 'processes.json'), 'utf8'))).toMatchObject([{ name: 'part', pid }]);
    await part.stop();
    expect(isAlive(pid as number)).toBe(false);
    expect(JSON.parse(readFileSync(join(folder, 'processes.json'), 'utf8'))).toEqual([]);
    expect(crashes).toEqual([]);
  });

  it('that ends before it is ready fails the start with its last lines', async () => {
    const part = child(`console.error('no such database'); process.exit(3)`);
    const failure = await part.start().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PartFailed);
    expect(String(failure)).toContain('exit code 3');
    expect(String(failure)).toContain('no such database');
  });

  it('that never gets ready is stopped and fails the start', async () => {
    const part = child(forever, { readyMillis: 300 });
    await expect(part.start()).rejects.toThrow('not ready within');
    expect(isAlive(part.pid as number)).toBe(false);
  });

  it('that cannot be started fails the start', async () => {
    await expect(child('', { command: join(folder, 'nothing-here') }).start()).rejects.toThrow(PartFailed);
  });

  it('that crashes is told with its last lines and started again', async () => {
    writeFileSync(join(folder, 'count'), '');
    const part = child(`require('fs').appendFileSync('count', 'x'); console.log('ready');
      setTimeout(() => { console.error('lost the chain'); process.exit(7) }, 300)`);
    await part.start();
    await sleep(1_800);
    expect(crashes[0]).toMatchObject({ name: 'part', how: 'ended with exit code 7', restartInMillis: 1_000 });
    expect(crashes[0]?.lastLines.join()).toContain('lost the chain');
    expect(readFileSync(join(folder, 'count'), 'utf8').length).toBe(2);
  });

  it('killed from outside is told as such', async () => {
    const part = child(`console.log('ready');${forever}`);
    await part.start();
    process.kill(part.pid as number, 'SIGKILL');
    await sleep(300);
    expect(crashes).toMatchObject([{ how: 'ended by signal SIGKILL' }]);
  });

  it('that ignores the request to stop is made to', async () => {
    const part = child(`process.on('SIGTERM', () => {}); console.log('ready');${forever}`, { stopMillis: 300 });
    await part.start();
    await part.stop();
    expect(isAlive(part.pid as number)).toBe(false);
  });

  it('is not left behind by a start that is stopped', async () => {
    const stop = new AbortController();
    const part = child(forever, { stop: stop.signal });
    const starting = part.start();
    await sleep(200);
    stop.abort();
    await expect(starting).rejects.toThrow(StartStopped);
    expect(isAlive(part.pid as number)).toBe(false);
  });

  it('left by an instance that was killed is stopped by the next', async () => {
    const part = child(`console.log('ready');${forever}`);
    await part.start();
    const next = new Register(join(folder, 'processes.json'));
    expect(await next.stopLeftovers()).toEqual(['part']);
    expect(isAlive(part.pid as number)).toBe(false);
  });
});

const readIfThere = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
