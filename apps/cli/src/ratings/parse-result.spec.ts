import { parseBlock, parseBlocksPerDay, parsePlayers } from './options.ts';
import { parseResult } from './parse-result.ts';

const good = { id: 900, startBlock: 1, resolvedBlock: 2, a: 1, b: 2, outcome: 'WIN_A' };
const read = (line: string | object) => parseResult(typeof line === 'string' ? line : JSON.stringify(line));

describe('a line of results', () => {
  it('is read to the last digit', () =>
    expect(
      read('{"id":18446744073709551615,"startBlock":0,"resolvedBlock":4294967295,"a":9007199254740993,"b":2,"outcome":"EARLY_B"}'),
    ).toEqual({
      id: 18446744073709551615n,
      startBlock: 0,
      resolvedBlock: 4294967295,
      a: 9007199254740993n,
      b: 2n,
      outcome: 'EarlyB',
      validA: false,
      validB: false,
    }));

  it.each([
    ['WIN_A', 'WinA', true, false],
    ['WIN_B', 'WinB', false, true],
    ['BOTH_FAIL', 'BothFail', false, false],
    ['FAULT_A', 'FaultA', false, false],
    ['FAULT_B', 'FaultB', false, false],
    ['VOID', 'Void', false, false],
    ['WALKOVER_A', 'WalkoverA', true, false],
    ['WALKOVER_B', 'WalkoverB', false, true],
    ['EARLY_A', 'EarlyA', false, false],
    ['EARLY_B', 'EarlyB', false, false],
  ])('%s is %s, with a valid pull request of a: %s, of b: %s', (name, outcome, validA, validB) =>
    expect(read({ ...good, outcome: name })).toMatchObject({ outcome, validA, validB }),
  );

  it('may say who was valid, and that it was amended', () => {
    expect(read({ ...good, validA: false, validB: true })).toMatchObject({ validA: false, validB: true });
    expect(read({ ...good, amendedAt: 7, amendedOutcome: 'FAULT_A' })).toMatchObject({ amended: { at: 7, outcome: 'FaultA' } });
    expect(read({ ...good, amendedAt: null, amendedOutcome: null })).toEqual(read(good));
  });

  it.each([
    ['no JSON', '{"id":1', 'not JSON'],
    ['no object', '7', 'not an object'],
    ['a list', '[]', 'not an object'],
    ['a missing field', { ...good, resolvedBlock: undefined }, 'resolvedBlock is missing'],
    ['a negative block', { ...good, startBlock: -1 }, 'startBlock is no block'],
    ['a block of 33 bits', { ...good, resolvedBlock: 4_294_967_296 }, 'resolvedBlock is no block'],
    ['an id as text', { ...good, a: '1' }, 'a is no id'],
    ['an id of 65 bits', '{"id":1,"startBlock":1,"resolvedBlock":2,"a":18446744073709551616,"b":2,"outcome":"WIN_A"}', 'a is no id'],
    ['a fraction', { ...good, b: 2.5 }, 'b is no id'],
    ['a strange outcome', { ...good, outcome: 'DRAW' }, 'outcome "DRAW" is not one of WIN_A, WIN_B, BOTH_FAIL'],
    ['validity that is no truth value', { ...good, validA: 1 }, 'validA is neither true nor false'],
    ['an unknown field', { ...good, valida: true }, 'unknown "valida"'],
    ['a player against itself', { ...good, b: 1 }, 'b is the same player as a'],
    ['an end before its start', { ...good, startBlock: 3 }, 'startBlock is after resolvedBlock'],
    ['half an amendment', { ...good, amendedAt: 9 }, 'amendedOutcome is missing'],
    ['the other half', { ...good, amendedOutcome: 'FAULT_A' }, 'amendedAt is missing'],
    ['an amendment before the result', { ...good, amendedAt: 1, amendedOutcome: 'FAULT_A' }, 'amendedAt is before resolvedBlock'],
  ])('is refused with %s', (_name, line, problem) => expect(read(line)).toEqual(expect.stringContaining(problem)));
});

describe('the words of the command', () => {
  it('are read', () => {
    expect(parseBlock('4294967295')).toBe(4_294_967_295);
    expect(parseBlocksPerDay('36')).toBe(36);
    expect(parsePlayers('18446744073709551615, 7')).toEqual([18446744073709551615n, 7n]);
    expect(parsePlayers('')).toEqual([]);
  });

  it.each([
    ['a negative block', () => parseBlock('-1')],
    ['a block of 33 bits', () => parseBlock('4294967296')],
    ['a block in hexadecimal', () => parseBlock('0x10')],
    ['a day without blocks', () => parseBlocksPerDay('0')],
    ['a name as a player', () => parsePlayers('7,me')],
    ['a player of 65 bits', () => parsePlayers('18446744073709551616')],
    ['a comma too many', () => parsePlayers('7,')],
  ])('are refused with %s', (_name, parse) => expect(parse).toThrow('is not'));
});
