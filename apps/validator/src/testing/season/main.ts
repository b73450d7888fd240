/*
 * A season from the command line: `node main.ts DAYS SEED FILE`. Progress goes to stderr; FILE holds the season so far after each
 * day, so that a run that was stopped is worth what it played.
 */
import { writeFileSync } from 'node:fs';
import { MONTH } from './ground.ts';
import { playSeason, type Season } from './season.ts';

const [days = '3', seed = '1', file = 'season.json'] = process.argv.slice(2);
const began = performance.now();
const minutes = (): number => Math.round((performance.now() - began) / 6_000) / 10;
const keep = (season: Season): void => writeFileSync(file, `${JSON.stringify({ ...season, minutes: minutes() }, null, 2)}\n`);
const season = await playSeason({
  days: Number(days),
  seed: Number(seed),
  validators: 10,
  miners: 30,
  tempo: MONTH,
  onProgress: (line) => process.stderr.write(`${minutes()} min: ${line}\n`),
  onDay: keep,
});
keep(season);
for (const wrong of season.wrong) process.stderr.write(`wrong: ${wrong}\n`);
process.exit(season.wrong.length === 0 ? 0 : 1);
