import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** What ESLint says about a line, as if it stood in this library. */
const complaints = (line: string): number => {
  const eslint = join(root, 'node_modules/eslint/bin/eslint.js');
  const options = ['--stdin', '--stdin-filename', 'libs/elo/src/imagined.ts', '--format', 'json'];
  const { stdout } = spawnSync(process.execPath, [eslint, ...options], { cwd: root, input: `${line}\n`, encoding: 'utf8' });
  const [file] = JSON.parse(stdout) as { messages: { ruleId: string }[] }[];
  return (file?.messages ?? []).filter(({ ruleId }) => ruleId.startsWith('no-restricted-')).length;
};

it('lint lets no float, clock or curve into the rules', () => {
  const banned = [
    'export const a = Math.pow(2, 3);',
    'export const b = Math.exp(1);',
    'export const c = Math.log2(8);',
    'export const { log } = Math;',
    'export const d = 2 ** 3;',
    'export const e = 0.5;',
    'export const f = 5e-1;',
    'export const g = new Float64Array(1);',
    'export const h = Date.now();',
    'export const i = performance.now();',
    "export const j = parseFloat('1');",
  ];
  expect(complaints('export const fine = Math.floor(7 / 2) + 1_500_000;')).toBe(0);
  expect(complaints(banned.join('\n'))).toBe(banned.length);
});
