import { extensionOf } from './languages.ts';

const FOLDERS = new Set(['test', 'tests', '__tests__', 'spec', 'specs', 'testing', 'e2e', '__mocks__', '__snapshots__', 'fixtures']);
/** `test_x`, `x_test`, `x.test.ts`, `x.spec.ts`, `conftest.py`. */
const NAMES = /^(test_|conftest\.)|[._-](test|tests|spec)\.[^.]+$/i;
/** `XTest.java`, `XTests.cs`, `XSpec.rb`. */
const CLASSES = /[a-z0-9](Test|Tests|Spec)\.[^.]+$/;

/** Languages that keep tests in the file they test. */
const INLINE: ReadonlyMap<string, RegExp> = new Map([
  ['rs', /^[ \t]*#!?\[(cfg\(test\)|test\]|[a-z_]+::test\b)/m],
  ['zig', /^[ \t]*test[ \t]*["{]/m],
  ['d', /^[ \t]*unittest\b/m],
]);

/** Whether a file is a test by where it lies, by its name, or by tests inside it, before or after the change. */
export const isTest = (path: string, before: string, after: string): boolean => {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  if (parts.some((folder) => FOLDERS.has(folder.toLowerCase())) || NAMES.test(name) || CLASSES.test(name)) return true;
  const inline = INLINE.get(extensionOf(path));
  return inline !== undefined && (inline.test(before) || inline.test(after));
};
