#!/usr/bin/env node
/**
 * Writes src/generated/ from the contract's metadata.
 *   node libs/contract/generate.mjs            write
 *   node libs/contract/generate.mjs --check    write nothing; exit 1 when a file is stale
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from './generator/index.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const metadataPath = join(here, '../../contract/artifacts/joust.json');
const folder = join(here, 'src/generated');

const files = generate(JSON.parse(readFileSync(metadataPath, 'utf8')));

if (process.argv.includes('--check')) {
  const present = readdirSync(folder);
  const stale = [
    ...Object.keys(files).filter((name) => !present.includes(name) || readFileSync(join(folder, name), 'utf8') !== files[name]),
    ...present.filter((name) => !(name in files)),
  ];
  if (stale.length > 0) {
    console.error(`libs/contract/src/generated is stale (${stale.join(', ')}): run node libs/contract/generate.mjs`);
    process.exit(1);
  }
} else {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}
