import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');

/** What ESLint says about lines, as if they stood in a folder of the validator. */
const complaints = (folder: string, lines: readonly string[]): number => {
  const eslint = join(root, 'node_modules/eslint/bin/eslint.js');
  const options = ['--stdin', '--stdin-filename', `apps/validator/src/${folder}/imagined.ts`, '--format', 'json'];
  const { stdout } = spawnSync(process.execPath, [eslint, ...options], { cwd: root, input: `${lines.join('\n')}\n`, encoding: 'utf8' });
  const [file] = JSON.parse(stdout) as { messages: { ruleId: string }[] }[];
  return (file?.messages ?? []).filter(({ ruleId }) => ruleId.startsWith('no-restricted-')).length;
};

const BANNED = [
  'export const a = Math.round(7 / 2);',
  'export const b = 2 ** 3;',
  'export const c = 0.41;',
  'export const d = Date.now();',
  "export const e = parseFloat('1');",
];

it.each(['weights', 'issue-competitions', 'oss-contributions', 'oss-contributions/tokens'])(
  'lint lets no float and no clock into %s',
  (folder) => {
    expect(complaints(folder, ['export const fine = Math.floor(7 / 2) + 1_500_000;'])).toBe(0);
    expect(complaints(folder, BANNED)).toBe(BANNED.length);
  },
);
