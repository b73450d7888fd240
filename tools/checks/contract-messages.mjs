/**
 * Writes the table of messages and reads in docs/contract.md from the contract's metadata; `--check` fails when it is
 * stale, or when a message lacks its sentence, who may call it, what it refuses, or whoever uses it downstream.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { usesOf } from './contract-uses.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const page = join(root, 'docs/contract.md');
const BEGIN = '<!-- messages: written by tools/checks/contract-messages.mjs -->';
const END = '<!-- end of messages -->';
/** Who may call; the sentence of the message names one of them. */
const CALLERS = [
  'Owner',
  'Anyone',
  'Validators',
  'Registered hotkeys',
  'Bound, free miners',
  'Bound miners',
  'Enrolled miners',
  'Competitors',
  'Depositors',
  'The proposed owner',
];

const { spec } = JSON.parse(readFileSync(join(root, 'contract/artifacts/joust.json'), 'utf8'));

const uses = usesOf(root, spec);

const signature = ({ label, args }) => `\`${label}(${args.map((arg) => arg.label).join(', ')})\``;

/** A message's sentences without the errors, and the errors. */
function described({ label, docs }) {
  const [text, errors = ''] = docs
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
    .split(/ ?Errors: /);
  return { label, text: text.replaceAll('|', '\\|'), errors: errors.replace(/\.$/, '') };
}

function problems() {
  const lacking = spec.messages
    .filter((message) => message.mutates)
    .flatMap((message) => {
      const { label, text, errors } = described(message);
      const unnamed = CALLERS.some((caller) => text.includes(caller)) ? [] : [`${label} does not say who calls it`];
      return errors ? unnamed : [...unnamed, `${label} does not say what it refuses`];
    });
  return [...lacking, ...uses.problems];
}

function table() {
  const row = (message) => {
    const { text, errors } = described(message);
    return `| ${[signature(message), text, errors, ...uses.row(message)].join(' | ')} |`;
  };
  const head =
    '| message | what, and who | refuses with | sent by | kept by: rooms of the worker (where it is seen) |\n|---|---|---|---|---|';
  const reads = '| read | what | fails with | read by |\n|---|---|---|---|';
  const of = (mutates) =>
    spec.messages
      .filter((message) => message.mutates === mutates)
      .map(row)
      .join('\n');
  return `${BEGIN}\n${head}\n${of(true)}\n\n${reads}\n${of(false)}\n${END}`;
}

const before = readFileSync(page, 'utf8');
const [top, rest] = before.split(BEGIN);
const after = rest === undefined ? before : `${top}${table()}${rest.slice(rest.indexOf(END) + END.length)}`;
const found = [...problems(), ...(rest === undefined ? [`docs/contract.md lacks the line ${BEGIN}`] : [])];
if (process.argv.includes('--check') && before !== after)
  found.push('docs/contract.md is stale: run node tools/checks/contract-messages.mjs');
if (!process.argv.includes('--check')) writeFileSync(page, after);
if (found.length > 0) {
  console.error(found.join('\n'));
  process.exitCode = 1;
}
