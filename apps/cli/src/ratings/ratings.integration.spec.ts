import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rate, ratingsHash, type CompetitionResult } from '@joust/elo';
import { parseResult } from './parse-result.ts';

const binary = join(import.meta.dirname, '../../dist/main.js');
const folder = mkdtempSync(join(tmpdir(), 'joust-ratings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const DAY = 7_200;
const ANCHOR = 1_000_000;

/** Runs the built command on these lines; through a file, or standard input. */
const run = (
  lines: readonly (string | object)[],
  options: readonly string[] = ['--at', String(ANCHOR), '--json'],
  input: 'file' | 'stdin' = 'file',
) => {
  const file = join(folder, 'results.jsonl');
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  writeFileSync(file, text);
  const words = [binary, 'ratings', '--replay', input === 'file' ? file : '-', ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    input: input === 'stdin' ? text : '',
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return { status, stdout, stderr };
};

const answerOf = (stdout: string): { players: Record<string, number>[]; house: number; ratingsHash: string } => {
  const envelope = JSON.parse(stdout) as {
    success: boolean;
    data: { players: Record<string, number>[]; house: number; ratingsHash: string };
  };
  expect(envelope.success).toBe(true);
  return envelope.data;
};

const resultOf = (line: string): CompetitionResult => {
  const parsed = parseResult(line);
  if (typeof parsed === 'string') throw new Error(parsed);
  return parsed;
};

let id = 0;
const result = (outcome: string, a: number, b: number, ago: number, more: object = {}) => {
  const resolvedBlock = ANCHOR - ago * DAY;
  return { id: (id += 1), startBlock: resolvedBlock - 10 * DAY, resolvedBlock, a, b, outcome, ...more };
};

/** Worked example X5 of the mechanism, 2.6. */
const chain = [result('WIN_A', 1, 2, 40), result('WIN_A', 1, 3, 28), result('BOTH_FAIL', 2, 3, 14), result('WIN_A', 3, 1, 2)];
const reverted = chain.map((one, index) => (index === 1 ? { ...one, amendedAt: ANCHOR - 5 * DAY, amendedOutcome: 'FAULT_A' } : one));

describe('joust ratings', () => {
  it('answers the worked example, sorted by player, in integers', () => {
    const { status, stdout, stderr } = run([...chain].reverse());
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(answerOf(stdout)).toEqual({
      anchor: ANCHOR,
      blocksPerDay: DAY,
      ratingVersion: 1,
      players: [
        { player: 1, rating: 1_549_794, effective: 1_549_794, results: 3, ema: 34_843, strikes: 0 },
        { player: 2, rating: 1_398_744, effective: 1_398_744, results: 2, ema: 18_710, strikes: 1 },
        { player: 3, rating: 1_438_149, effective: 1_438_149, results: 3, ema: 30_208, strikes: 1 },
      ],
      house: 111_443,
      ratingsHash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
    });
  });

  it('reads an amendment from its block on, and not before', () => {
    expect(answerOf(run(reverted).stdout)).toMatchObject({
      players: [{ rating: 1_454_620, strikes: 2 }, { rating: 1_398_744 }, { rating: 1_465_511 }],
      house: 184_164,
    });
    const before = ['--at', String(ANCHOR - 5 * DAY - 1), '--json'];
    expect(answerOf(run(reverted, before).stdout)).toEqual(answerOf(run(chain, before).stdout));
  });

  it('keeps every digit of an id of 64 bits', () => {
    const ids = ['18446744073709551615', '9007199254740993'];
    const line = `{"id":18446744073709551614,"startBlock":1,"resolvedBlock":999999,"a":${ids[0]},"b":${ids[1]},"outcome":"WIN_A"}`;
    const { stdout } = run([line], ['--at', String(ANCHOR), '--json', '--occupied', ids.join(',')]);
    expect(stdout).toContain(`{"player":${ids[1]},"rating":1452000`);
    expect(stdout).toContain(`{"player":${ids[0]},"rating":1548000`);
  });

  it('counts days in the blocks it is told, and keeps players in a competition from drifting', () => {
    const win = { id: 1, startBlock: 500, resolvedBlock: 1_000, a: 7, b: 8, outcome: 'WIN_A' };
    const at = ['--at', String(1_000 + 44 * 36), '--blocks-per-day', '36', '--json'];
    const effective = (...options: string[]) =>
      answerOf(run([win], [...at, ...options]).stdout).players.map((player) => player['effective']);
    expect(effective()).toEqual([1_524_000, 1_476_000]);
    expect(effective('--occupied', '7')).toEqual([1_548_000, 1_476_000]);
    expect(effective('--occupied', '8,7')).toEqual([1_548_000, 1_452_000]);
  });

  it('takes the winner for valid and nobody else, unless the line says so', () => {
    const ema = (more: object) => answerOf(run([result('WIN_A', 1, 2, 1, more)]).stdout).players.map((player) => player['ema']);
    expect(ema({})).toEqual([40_960, 24_576]);
    expect(ema({ validB: true })).toEqual([40_960, 31_130]);
    const strikes = (more: object) => answerOf(run([result('BOTH_FAIL', 1, 2, 1, more)]).stdout).players.map((player) => player['strikes']);
    expect(strikes({})).toEqual([1, 1]);
    expect(strikes({ validA: true })).toEqual([0, 1]);
  });

  it('reads standard input, CRLF, empty lines and a file without results', () => {
    const { stdout } = run([...chain.map((line) => `${JSON.stringify(line)}\r`), '', '  '], undefined, 'stdin');
    expect(answerOf(stdout)).toEqual(answerOf(run(chain).stdout));
    expect(answerOf(run([]).stdout)).toMatchObject({ players: [], house: 0 });
  });

  it('shows people a table', () => {
    const { stdout, status } = run(chain, ['--at', String(ANCHOR)]);
    expect(status).toBe(0);
    expect(stdout.split('\n')[1]?.trim().split(/ {2,}/)).toEqual(['1', '1549.794', '1549.794', '3', '53.2 %', '0']);
    expect(stdout).toContain('the house took 111.443');
  });

  it('refuses a file with a malformed line: which line, what is wrong, code 2 and nothing else', () => {
    const { status, stdout } = run([...chain, '', { ...chain[0], id: 'one' }, '{']);
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      success: false,
      error: { code: 'malformed-line', message: 'Line 6: id is no id: an unsigned integer below 2^64.' },
    });
  });

  it('refuses an id seen before', () => {
    const { status, stdout } = run([...chain, '', chain[2] ?? '']);
    expect(status).toBe(2);
    expect(stdout).toContain(`Line 6: id ${chain[2]?.id} is that of line 3.`);
  });

  it('agrees with the library on 100,000 lines', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => ({
      id: index + 1,
      startBlock: 400_000 + index,
      resolvedBlock: 450_000 + 5 * index,
      a: 1 + (index % 499),
      b: 500 + (index % 503),
      outcome: ['WIN_A', 'WIN_B', 'BOTH_FAIL', 'FAULT_B', 'WALKOVER_A', 'VOID'][index % 6] ?? '',
    }));
    const { ratingsHash: hash, players } = answerOf(run(many, undefined, 'stdin').stdout);
    expect(players).toHaveLength(1002);
    expect(hash).toBe(
      ratingsHash(
        rate(
          many.map((line) => resultOf(JSON.stringify(line))),
          { anchor: ANCHOR, blocksPerDay: DAY },
        ),
      ),
    );
  });

  it('says the same to people on standard error', () => {
    const { status, stdout, stderr } = run([...chain, '{'], ['--at', '5']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^malformed-line: Line 5: not JSON/);
  });

  it('is misused without an anchor', () => expect(run(chain, []).status).toBe(2));

  it('is misused with a file that is not there', () => {
    const { status, stdout } = spawnSync(process.execPath, [binary, 'ratings', '--replay', join(folder, 'none'), '--at', '1', '--json'], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stdout).toContain('"code":"unreadable"');
  });
});
