/** libs/elo: `replay` of a history that is sorted and numbered, and `rate`, which also does that. */
import { history, rate, replay } from '@joust/elo';
import { ANCHOR, BLOCKS_PER_DAY, readResults } from './results.mjs';
import { serve } from './serve.mjs';

const [file, count] = [process.argv[2], Number(process.argv[3])];
const at = { anchor: ANCHOR, blocksPerDay: BLOCKS_PER_DAY };
const results = readResults(file, count);
const prepared = history(results);

/** The clock of the processor ticks every few milliseconds: this many results at least. */
const times = Math.ceil(2_000_000 / count);
const again = (work) => {
  for (let run = 0; run < times; run += 1) work();
};

await serve({
  replay: { results: times * count, run: () => again(() => replay(prepared, at)) },
  rate: { results: times * count, run: () => again(() => rate(results, at)) },
});
