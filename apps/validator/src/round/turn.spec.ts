import fc from 'fast-check';
import { configAt, validator, view } from '../testing/view.ts';
import { DUTIES, holder, type Duty } from './turn.ts';

const duties = Object.keys(DUTIES) as Duty[];
const at = (block: number, names = ['V1', 'V2', 'V3', 'V4']) =>
  view({ config: configAt(block), validators: names.map((name) => validator(name)) });

describe('turns', () => {
  it('pass an undone duty through the whole whitelist', () =>
    expect([1_200, 1_202, 1_203, 1_206, 1_209, 1_212].map((block) => holder('freeze', at(block), 3))).toEqual([
      'V1',
      'V1',
      'V2',
      'V3',
      'V4',
      'V1',
    ]));

  it('give the duties of one block to different validators', () =>
    expect(duties.map((duty) => holder(duty, at(1_200), 3))).toEqual(['V1', 'V2', 'V3', 'V4', 'V1', 'V2', 'V3', 'V4']));

  it('are one validator at every block, and everybody once in a round of turns', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 16 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1_000, max: 1e6 }),
        fc.constantFrom(...duties),
        (count, turn, block, duty) => {
          const names = Array.from({ length: count }, (_, index) => `V${index}`);
          const seen = names.map((_, index) => holder(duty, at(block + index * turn, names), turn));
          return new Set(seen).size === count && seen.every((name) => name !== null && names.includes(name));
        },
      ),
    ));

  it('are nobody’s while the whitelist is empty', () => expect(holder('harvest', at(1_200, []), 3)).toBeNull());
});
