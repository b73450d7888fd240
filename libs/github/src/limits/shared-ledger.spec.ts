import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UNKNOWN, type LimitState } from './limit.ts';
import { SharedLedger } from './shared-ledger.ts';

const TOKEN = 'ghp_ASecretThatMustNotBeWritten';
let folder: string;
const ledger = (account = `https://api.github.com\n${TOKEN}`) => new SharedLedger(folder, account);
const spend = (it: SharedLedger, points = 1): number =>
  it.change('graphql', (state) => [{ ...state, used: state.used + points }, state.used + points]);
const read = (it: SharedLedger): LimitState => it.change('graphql', (state) => [state, state]);

describe('limits shared through a file', () => {
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'joust-limits-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const file = () => join(folder, 'github-limits.sqlite');

  it('one sees what the other spent, of the same token and the same kind only', () => {
    const [one, two] = [ledger(), ledger()];
    spend(one, 5);
    expect([spend(two, 2), read(one).used, read(ledger('another')).used, one.change('core', (it) => [it, it.used])]).toEqual([7, 7, 0, 0]);
  });

  it('the token is not in it', () => {
    spend(ledger());
    expect(readdirSync(folder)).toEqual(['github-limits.sqlite']);
    expect(readFileSync(file()).includes(TOKEN)).toBe(false);
  });

  it('a deleted file is made anew, and nobody fails', () => {
    const [one, two] = [ledger(), ledger()];
    spend(one, 5);
    rmSync(folder, { recursive: true });
    expect([spend(two), spend(one)]).toEqual([1, 2]);
  });

  it('a damaged file is replaced; the process goes on with what it knew', () => {
    const one = ledger();
    spend(one, 5);
    writeFileSync(file(), 'this is no database, but long enough to be taken for one'.repeat(100));
    expect(spend(one)).toBe(6);
    expect(spend(ledger())).toBe(1);
  });

  it('where nothing can be written a process counts alone', () => {
    writeFileSync(join(folder, 'taken'), '');
    const alone = new SharedLedger(join(folder, 'taken/inside'), TOKEN);
    expect([spend(alone), spend(alone)]).toEqual([1, 2]);
  });

  it('a failure of the caller is passed on, and nothing is kept', () => {
    const one = ledger();
    expect(() =>
      one.change('graphql', () => {
        throw new RangeError('a fault of ours');
      }),
    ).toThrow('a fault of ours');
    expect(read(one)).toEqual(UNKNOWN);
  });
});
