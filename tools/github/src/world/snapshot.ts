import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { factsSchema } from './facts.ts';
import { World } from './world.ts';

/** Brings the world back as it was, or a new one when there is no file. A damaged file is an error, not a new world. */
export const loadWorld = (file: string | null): World =>
  file !== null && existsSync(file) ? new World(factsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))) : new World();

/** Writes the whole world beside the file, then puts it in its place, so that a crash leaves the old or the new one. */
export const saveWorld = (file: string | null, world: World): void => {
  if (file === null) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.next`, JSON.stringify(world.facts()));
  renameSync(`${file}.next`, file);
};
