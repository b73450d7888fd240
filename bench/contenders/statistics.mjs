import { spawnSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';

export const quantile = (values, part) => [...values].sort((x, y) => x - y)[Math.min(values.length - 1, Math.floor(part * values.length))];
export const median = (values) => quantile(values, 0.5);
export const rounded = (value, digits = 3) => Number(value.toPrecision(digits));

const output = (program, ...words) => spawnSync(program, words, { encoding: 'utf8' }).stdout?.trim() || null;

/** On what, with what and of what figures were taken. */
export const circumstances = (root, node) => ({
  machine: { cpus: cpus().length, model: cpus()[0]?.model, memoryMiB: Math.round(totalmem() / 2 ** 20) },
  loadAverage: rounded(loadavg()[1]),
  node: output(node, '--version'),
  commit: output('git', '-C', root, 'rev-parse', '--short', 'HEAD'),
});
