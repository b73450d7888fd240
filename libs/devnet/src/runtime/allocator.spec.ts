import fc from 'fast-check';
import { Allocator } from './allocator.ts';

describe("the runtime's heap", () => {
  it('never gives out bytes that are in use, and uses freed ones again', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5_000), fc.boolean()), { maxLength: 60 }), (steps) => {
        const allocator = new Allocator(new WebAssembly.Memory({ initial: 1 }));
        allocator.beginAt(1_001);
        const used = new Map<number, number>();
        for (const [size, release] of steps) {
          const pointer = allocator.allocate(size);
          expect(pointer % 8).toBe(0);
          for (const [other, length] of used) expect(pointer + size <= other || other + length <= pointer).toBe(true);
          used.set(pointer, size);
          const oldest = used.keys().next().value;
          if (release && oldest !== undefined) {
            allocator.release(oldest);
            used.delete(oldest);
          }
        }
      }),
    ));

  it('gives the same place again for the same size', () => {
    const allocator = new Allocator(new WebAssembly.Memory({ initial: 1 }));
    allocator.beginAt(0);
    const first = allocator.allocate(100);
    const { end } = allocator;
    allocator.release(first);
    expect(allocator.allocate(128)).toBe(first);
    expect(allocator.end).toBe(end);
  });

  it('refuses more than Substrate gives at once', () => {
    const allocator = new Allocator(new WebAssembly.Memory({ initial: 1 }));
    allocator.beginAt(0);
    expect(() => allocator.allocate(2 ** 25 + 1)).toThrow(RangeError);
    expect(() => allocator.release(8)).not.toThrow();
  });
});
