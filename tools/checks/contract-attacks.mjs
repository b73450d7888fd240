/**
 * Writes the table of defects and attacks in docs/contract.md: for each defect of the upstream contract and each attack of
 * the mechanism the tests named after it, read from the Rust sources, or why the contract cannot defend it and which test
 * elsewhere does. `--check` fails when the table is stale, a row has neither, or a test named elsewhere is gone.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const page = join(root, 'docs/contract.md');
const BEGIN = '<!-- attacks: written by tools/checks/contract-attacks.mjs -->';
const END = '<!-- end of attacks -->';

const ROWS = [...count(13).map((n) => `1.9.${n}`), ...count(20).map((n) => `A${n}`)];

/** What the contract cannot see, or sees only in part: a sentence, and tests (file, title) of who defends it. */
const ELSEWHERE = {
  A2: {
    tests: [['libs/pairing/src/laws.spec.ts', 'the pairs are a matching, and every pair may meet for an issue both asked for']],
  },
  A3: {
    why: 'Win trading: the contract cannot tell a traded win from an earned one. A rematch counts half, a third meeting nothing, and no pair is proposed a third time.',
    tests: [
      ['libs/elo/src/rate.spec.ts', 'moves half in a rematch and nothing in a third meeting'],
      ['libs/pairing/src/laws.spec.ts', 'the pairs are a matching, and every pair may meet for an issue both asked for'],
    ],
  },
  A8: { tests: [['libs/pairing/src/laws.spec.ts', 'the order of the input never matters']] },
  A9: {
    why: 'Grinding the lot of a tie: lots are drawn by validators, not by the contract, among equals only and anew for each anchor.',
    tests: [['libs/pairing/src/order.spec.ts', 'breaks ties by the lot, which another anchor draws anew']],
  },
  A12: {
    why: 'Pull requests merged by their author, a rival or a bot, and maintainers who compete: only GitHub knows, so validators judge it; the contract takes issues from its owner alone.',
    tests: [
      ['libs/github/src/verdict/detect.spec.ts', 'merged by its author'],
      ['libs/github/src/verdict/detect.spec.ts', 'its author belongs to the house'],
      ['libs/github/src/verdict/detect.spec.ts', 'merged by a bot, nobody approved'],
    ],
  },
  A13: { tests: [['libs/github/src/verdict/detect.spec.ts', 'only drafts']] },
  A15: { tests: [['libs/elo/src/laws.spec.ts', '4: letting the rival win is never worse than failing together']] },
};

function count(n) {
  return Array.from({ length: n }, (_, index) => index + 1);
}

/** Rust sources below a folder of contract/. */
function rust(folder) {
  const path = join(root, 'contract', folder);
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.rs'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

/** Tests named after a row, `defect_1_9_4_…` or `a2_…`, with the sentence above them. */
function named() {
  const test = /((?:^ *\/\/\/ ?.*\n)*)^ *#\[(?:ink::)?test\]\n *fn ((?:defect_1_9|a)_?(\d+)_\w+)\(/gm;
  return [...rust('src'), ...rust('native-tests/tests')].flatMap((text) =>
    [...text.matchAll(test)].map(([, docs, name, number]) => ({
      row: name.startsWith('defect') ? `1.9.${number}` : `A${number}`,
      name,
      sentence: docs
        .replace(/^ *\/\/\/ ?/gm, '')
        .replace(/\s+/g, ' ')
        .trim(),
    })),
  );
}

const tests = named();

function problems() {
  const unnamed = ROWS.filter((row) => !ELSEWHERE[row]?.why && !tests.some((test) => test.row === row));
  const both = ROWS.filter((row) => ELSEWHERE[row]?.why && tests.some((test) => test.row === row));
  const strange = tests.filter(({ row }) => !ROWS.includes(row));
  const silent = tests.filter(({ row, sentence }) => !sentence.startsWith(`${row}: `));
  const gone = Object.entries(ELSEWHERE).flatMap(([row, entry]) =>
    entry.tests.filter(([file, title]) => !readFileSync(join(root, file), 'utf8').includes(`'${title}'`)).map((test) => [row, ...test]),
  );
  return [
    ...unnamed.map((row) => `${row} has no test named after it, and no reason`),
    ...both.map((row) => `${row} has a test, and a reason why it cannot have one`),
    ...strange.map(({ name }) => `${name} is named after no defect and no attack`),
    ...silent.map(({ name, row }) => `the comment of ${name} does not begin with "${row}: "`),
    ...gone.map(([row, file, title]) => `${row}: ${file} has no test '${title}'`),
  ];
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function table() {
  const cells = (row) => {
    const own = tests.filter((test) => test.row === row);
    const { why, tests: others = [] } = ELSEWHERE[row] ?? {};
    const said = why ?? own.map(({ sentence }) => capital(sentence.slice(row.length + 2))).join(' ');
    const names = [...own.map(({ name }) => `\`${name}\``), ...others.map(([file, title]) => `\`${file}\`: ${title}`)];
    return `| ${row} | ${said.replaceAll('|', '\\|')} | ${names.join('<br>')} |`;
  };
  return ['| row | what, and what holds against it | tests |', '|---|---|---|', ...ROWS.map(cells)].join('\n');
}

const found = problems();
if (found.length > 0) {
  console.error(found.join('\n'));
  process.exit(1);
}
const text = readFileSync(page, 'utf8');
const [before, rest] = text.split(BEGIN);
const after = rest?.split(END)[1];
if (after === undefined) {
  console.error(`docs/contract.md lacks ${BEGIN} … ${END}`);
  process.exit(1);
}
const fresh = `${before}${BEGIN}\n${table()}\n${END}${after}`;
if (process.argv.includes('--check')) {
  if (fresh !== text) {
    console.error('The table of attacks in docs/contract.md is stale: run node tools/checks/contract-attacks.mjs');
    process.exitCode = 1;
  }
} else {
  writeFileSync(page, fresh);
}
