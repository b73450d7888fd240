import fc from 'fast-check';
import type { FileRecord } from '../records.ts';
import { functions } from '../testing/contributions.ts';
import { pullTokens } from './pull-tokens.ts';
import { SyntaxTrees } from './syntax-trees.ts';

const trees = new SyntaxTrees();
afterAll(() => trees.close());

const added = (path: string, after: string): FileRecord => ({ path, status: 'added', before: null, after });
const changed = (path: string, before: string, after: string): FileRecord => ({ path, status: 'modified', before, after });
const of = async (...files: FileRecord[]) => {
  const { source, total, unmeasured } = await pullTokens(files, trees);
  return [source, total, unmeasured];
};
const ONE_FUNCTION = 'function f() { return g(2); }';

/** 16 bytes on which the parser of TSX never ends: tree-sitter/tree-sitter-typescript, issue 323. */
const ENDLESS = '<a {{b:>c:d(e f)';

describe('tokens of files', () => {
  it.each([
    // lexical_declaration 0.20 + identifier 0.07 + number 0.03 = 0.30, x 1.05 for TypeScript.
    ['a constant', added('src/a.ts', 'const a = 1;'), 315_000n, 315_000n],
    // function_declaration 2.50 + f 0.07 + return_statement 0.35 + call_expression 0.55 + g 0.07 + 2: 0.03 = 3.57, x 1.05.
    ['a function', added('src/a.ts', ONE_FUNCTION), 3_748_500n, 3_748_500n],
    // One identifier less and another more: 2 x 0.07 x 1.05.
    ['a renaming', changed('src/a.ts', ONE_FUNCTION, ONE_FUNCTION.replace('g', 'h')), 147_000n, 147_000n],
    ['a function taken out', changed('src/a.ts', functions(2), functions(1)), 3_748_500n, 3_748_500n],
    ['functions in another order', changed('src/a.ts', functions(2), functions(2).split('\n').reverse().join('\n')), 0n, 0n],
    ['another layout', changed('src/a.ts', ONE_FUNCTION, ONE_FUNCTION.replaceAll(' ', '\n')), 0n, 0n],
    ['comments', changed('src/a.ts', ONE_FUNCTION, `// f calls g\n${ONE_FUNCTION} /* and returns */`), 0n, 0n],
    // A twentieth: 3.7485 x 0.05.
    ['a test', added('src/a.spec.ts', ONE_FUNCTION), 0n, 187_425n],
    ['a test by its folder', added('tests/a.ts', ONE_FUNCTION), 0n, 187_425n],
    // function_definition 2.00 + f 0.07 + return_statement 0.35 + integer 0.03 = 2.45, x 1.75 for Python.
    ['Python', added('a.py', 'def f():\n    return 1\n'), 4_287_500n, 4_287_500n],
    // function_item 2.50 + f 0.07 + integer_literal 0.03 + u8 0.10 = 2.70, x 2.00 for Rust.
    ['Rust', added('a.rs', 'fn f() -> u8 { 1 }'), 5_400_000n, 5_400_000n],
    ['a file removed', { path: 'src/a.ts', status: 'removed', before: ONE_FUNCTION, after: null } as const, 0n, 0n],
    // Three lines, one of them empty: 2 x 0.08.
    ['documentation', added('README.md', 'One\n\nTwo'), 0n, 160_000n],
    // 300 lines at most: 300 x 0.08 = 24.
    ['a long document', added('README.md', Array.from({ length: 900 }, (_, line) => `line ${line}`).join('\n')), 0n, 24_000_000n],
    // No grammar, no weight of its own: 0.12 a line.
    ['an unknown language', added('a.kt', 'fun f() = 1'), 0n, 120_000n],
  ])('%s', async (_name, file, source, total) => expect(await of(file)).toEqual([source, total, []]));

  it('counts a whole file of Rust as a test when there are tests in it', async () => {
    const [source, total] = await of(added('a.rs', 'fn f() -> u8 { 1 }\n#[cfg(test)]\nmod tests {}'));
    expect(source).toBe(0n);
    expect(total).toBeLessThan(5_400_000n / 10n);
  });

  it.each([
    ['src/large.ts: too large', changed('src/large.ts', '', ' '.repeat(1_000_001))],
    ['src/a.ts: no text before the change', { path: 'src/a.ts', status: 'modified', before: null, after: ONE_FUNCTION } as const],
    ['logo.png: no text after the change', { path: 'logo.png', status: 'added', before: null, after: null } as const],
  ])('says what cannot be measured: %s', async (why, file) => expect(await of(file)).toEqual([0n, 0n, [why]]));

  it('is of the same value for a change and for its reverse', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(6), fc.nat(6), async (before, after) => {
        const there = await of(changed('a.ts', functions(before), functions(after)));
        expect(there).toEqual(await of(changed('a.ts', functions(after), functions(before))));
        expect(there[0]).toBe(BigInt(Math.abs(before - after)) * 3_748_500n);
      }),
      { numRuns: 20 },
    ));
});

describe('a parser that does not come to an end', () => {
  it.each([
    ['before', changed('a.tsx', ENDLESS, functions(50))],
    ['after', changed('a.tsx', functions(50), ENDLESS)],
  ])('on the side %s the change is no rewrite, and the next file is measured', async (side, file) => {
    expect(await of(file, added('b.ts', ONE_FUNCTION))).toEqual([
      3_748_500n,
      3_748_500n,
      [`a.tsx: parsing it ${side} the change takes too long`],
    ]);
  });

  it('takes the steps of the whole pull request with it, by path and not by order', async () => {
    const files = [added('1.tsx', ENDLESS), added('2.tsx', ENDLESS), added('3.ts', functions(200))];
    const first = await pullTokens(files, trees, 1_000);
    expect(first).toMatchObject({ total: 0n });
    expect(first.unmeasured).toHaveLength(3);
    expect(await pullTokens(files.reverse(), trees, 1_000)).toEqual(first);
  });

  it('is ended from outside when it counts no steps, and a new one begins', async () => {
    const hasty = new SyntaxTrees(1);
    expect(await hasty.between('tsx', '', ENDLESS, 1_000_000)).toMatchObject({ failed: 'the parser hangs', steps: 1_000_000 });
    await hasty.close();
    expect(await trees.between('typescript', '', 'const a = 1;', 100)).toMatchObject({ weight: 30 });
  });
});
