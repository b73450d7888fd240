import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOpen, refugeOf } from './postgres-place.ts';

describe('where Postgres may go', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'joust-place-'));
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    for (const path of ['', 'a', 'a/b']) chmodSync(join(folder, path), 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is wherever every folder on the way may be entered by all', () => {
    expect(isOpen(join(folder, 'a', 'b'))).toBe(true);
    expect(isOpen(join(folder, 'a', 'b', 'not', 'made', 'yet'))).toBe(true);
    chmodSync(join(folder, 'a'), 0o700);
    expect(isOpen(join(folder, 'a', 'b'))).toBe(false);
    expect(isOpen(folder)).toBe(true);
  });

  it('is one place for each home otherwise', () => {
    expect(refugeOf('/root/one')).not.toBe(refugeOf('/root/two'));
    expect(refugeOf('/root/one')).toBe(refugeOf('/root/one'));
  });
});
