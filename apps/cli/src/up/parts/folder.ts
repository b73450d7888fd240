import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { refugeOf } from './postgres-place.ts';

/** Files that belong to the running instance and outlive `--fresh`. */
const KEPT = new Set(['lock', 'processes.json']);

/** Empties the demo's folder, and Postgres's own where that was elsewhere. */
export const emptyFolder = (home: string): void => {
  mkdirSync(home, { recursive: true });
  for (const name of readdirSync(home)) if (!KEPT.has(name)) rmSync(join(home, name), { recursive: true, force: true });
  rmSync(refugeOf(home), { recursive: true, force: true });
};
