import { type Json, merge } from './genesis.ts';

describe('a patch over a preset', () => {
  it.each([
    // the table of RFC 7386, appendix A, where it says something of its own
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [['a', 'b'], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('of %j with %j is %j', (base, patch, merged) => expect(merge(base as Json, patch as Json)).toEqual(merged));

  it('merges objects, replaces the rest, adds what is new', () => {
    const preset = { balances: { balances: [['a', 1]] }, subnet: { tempo: 10, owner: 'x' }, sudo: null };
    const patch = { subnet: { tempo: 36 }, balances: { balances: [['b', 2]] }, extra: true };
    expect(merge(preset, patch)).toEqual({
      balances: { balances: [['b', 2]] },
      subnet: { tempo: 36, owner: 'x' },
      sudo: null,
      extra: true,
    });
    expect(preset.subnet.tempo).toBe(10);
  });
});
