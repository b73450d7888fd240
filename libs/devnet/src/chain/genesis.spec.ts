import { merge } from './genesis.ts';

describe('a patch over a preset', () => {
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
