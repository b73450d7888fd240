import { describe, expect, it } from '@jest/globals';
import { parsePicks } from './enrol.ts';

describe('picks', () => {
  it('keep their order', () => expect(parsePicks(['7', '2', '18446744073'])).toEqual([7n, 2n, 18446744073n]));

  it.each([[[]], [['1', '2', '3', '4']], [['0']], [['-1']], [['1.5']], [['one']], [['2', '2']]])('%j are refused', (texts) => {
    expect(() => parsePicks(texts)).toThrow(expect.objectContaining({ code: 'misused' }));
  });
});
