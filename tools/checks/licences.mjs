/**
 * The licence gate: every installed npm package must have a licence that Apache-2.0 software may depend on.
 * Writes THIRD-PARTY-NOTICES.md; with `--check` it fails when that file is stale or a licence is not allowed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-3.0',
  'Unlicense',
  'WTFPL',
  'Python-2.0',
  'PostgreSQL',
  'Zlib',
  'MPL-2.0',
  'Artistic-2.0',
  'Unicode-3.0',
]);
/** Packages whose manifest names no SPDX licence; each was read by hand. */
const READ_BY_HAND = JSON.parse(readFileSync(new URL('./licences-read-by-hand.json', import.meta.url), 'utf8'));

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

const packages = Object.entries(lock.packages)
  .filter(([path, entry]) => path.includes('node_modules/') && !entry.link)
  .map(([path, entry]) => ({
    name: path.slice(path.lastIndexOf('node_modules/') + 13),
    version: entry.version,
    licence: licenceOf(path, entry),
  }));

const rows = [...new Set(packages.map((p) => `| ${p.name} | ${p.version} | ${p.licence} |`))].sort();
const refused = packages.filter((p) => !allowed(p.licence));
const notices = `# Third-party notices\n\nPackages of package-lock.json with their licences, written by \`node tools/checks/licences.mjs\`.\n\n| package | version | licence |\n|---|---|---|\n${rows.join('\n')}\n`;

const file = join(root, 'THIRD-PARTY-NOTICES.md');
if (refused.length > 0) {
  console.error(`Not allowed: ${refused.map((p) => `${p.name}@${p.version} (${p.licence})`).join(', ')}`);
  process.exitCode = 1;
} else if (!process.argv.includes('--check')) {
  writeFileSync(file, notices);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== notices) {
  console.error('THIRD-PARTY-NOTICES.md is stale: run node tools/checks/licences.mjs.');
  process.exitCode = 1;
}

function licenceOf(path, entry) {
  const name = path.slice(path.lastIndexOf('node_modules/') + 13);
  return entry.license ?? READ_BY_HAND[name] ?? 'none named';
}

/** SPDX: every part of an AND, one part of an OR. */
function allowed(licence) {
  const plain = licence.replace(/[()]/g, '');
  if (plain.includes(' AND ')) return plain.split(' AND ').every(allowed);
  return plain.split(' OR ').some((part) => ALLOWED.has(part.trim()));
}
