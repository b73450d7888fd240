import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const library = join(import.meta.dirname, '..');
const digestOf = async (events: string, ...options: string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [...options, join(library, 'digest.mjs'), events]);
  return stdout.trim();
};

/** Committed digests by number of events; crates/elo checks the same file. */
const committed = readFileSync(join(library, 'vectors/random-events.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' '));

describe('random events have the digest that Rust gives', () => {
  it('a million of them are committed', () => expect(committed.map(([events]) => events)).toContain('1000000'));

  it.each(committed)('%s events', async (events = '', digest = '') => {
    expect(await Promise.all([digestOf(events), digestOf(events, '--jitless')])).toEqual([digest, digest]);
  });
});
