import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AlreadyRunning } from './errors.ts';
import { lockFolder } from './lock.ts';
import { markOf } from './process/mark.ts';

describe('the lock of a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'joust-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('refuses a second instance with a sentence, until the first lets go', () => {
    const release = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(AlreadyRunning);
    expect(() => lockFolder(folder)).toThrow(`process ${process.pid}`);
    release();
    lockFolder(folder)();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('is taken over from a process that is gone', async () => {
    const gone = spawn(process.execPath, ['-e', '']);
    const mark = markOf(gone.pid as number);
    await once(gone, 'exit');
    writeFileSync(join(folder, 'lock'), JSON.stringify(mark));
    lockFolder(folder)();
  });

  it('is taken over when the number was given to another process since', () => {
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.pid, started: '1' }));
    lockFolder(folder)();
  });

  it.each(['', '{', '{"pid":-1}'])('is taken over from a file cut short: %j', (text) => {
    writeFileSync(join(folder, 'lock'), text);
    lockFolder(folder)();
  });
});
