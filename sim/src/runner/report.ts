import type { Gate, Table } from '../experiments/experiment.ts';
import { shown } from '../experiments/experiment.ts';
import type { Result } from './run.ts';

/** One line a gate. */
export const gateLine = ({ name, measured, limit, passed }: Gate): string =>
  `${passed ? 'pass' : 'FAIL'}  ${name}: ${shown(measured)} (${limit})`;

/** A table for people at a terminal. */
export const tableText = ({ title, columns, rows }: Table): string => {
  const lines = [columns, ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const padded = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [title, ...padded.map((line) => `  ${line}`)].join('\n');
};

/** A table for docs. */
export const tableMarkdown = ({ title, columns, rows }: Table): string =>
  [
    `**${title}**`,
    '',
    `| ${columns.join(' | ')} |`,
    `|${columns.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');

/** The page of all results: gates first, then the tables and pictures of each experiment. */
export const resultsPage = (results: readonly Result[]): string =>
  [
    '# Results of the simulation',
    '',
    'Written by `node sim/run.mjs`; do not edit. What they mean for a miner: [README](README.md).',
    '',
    '| experiment | gate | measured | limit | |',
    '|---|---|---|---|---|',
    ...results.flatMap(({ id, gates }) =>
      gates.map(
        ({ name, measured, limit, passed }) => `| ${id} | ${name} | ${shown(measured)} | ${limit} | ${passed ? 'pass' : '**fail**'} |`,
      ),
    ),
    '',
    ...results.flatMap(({ id, title, question, seeds, tables, plots }) => [
      `## ${id} ${title}`,
      '',
      `${question} ${seeds.length} seeds (${seeds[0]} to ${seeds.at(-1)}), the same for every case; mean ± standard error.`,
      '',
      ...Object.keys(plots).map((file) => `![${id}](plots/${file})\n`),
      ...tables.map(tableMarkdown),
    ]),
  ].join('\n');
