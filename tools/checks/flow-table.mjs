/** Fails when a message or an event of the contract is missing from the flow table in docs/architecture. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { spec } = JSON.parse(readFileSync(join(root, 'contract/artifacts/joust.json'), 'utf8'));
const page = readFileSync(join(root, 'docs/architecture/README.md'), 'utf8');

const written = spec.messages.filter((message) => message.mutates).map((message) => message.label.split('::').at(-1));
const events = spec.events.map((event) => event.label);
const missing = [...written, ...events].filter((name) => !new RegExp(`\\b${name}\\b`).test(page));

if (missing.length > 0) {
  console.error(
    `docs/architecture/README.md does not name: ${missing.join(', ')}. Add each to the flow table with its room, table, endpoint and page.`,
  );
  process.exitCode = 1;
}
