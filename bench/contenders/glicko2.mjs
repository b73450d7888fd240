/** glicko2: all results in one rating period, which is the fastest it can be; players and matches are made before the clock starts. */
import { Glicko2 } from 'glicko2';
import { readMeetings } from './results.mjs';
import { serve } from './serve.mjs';

const [file, count] = [process.argv[2], Number(process.argv[3])];
const meetings = readMeetings(file, count);

await serve({
  glicko2: {
    results: count,
    prepare: () => {
      const ranking = new Glicko2({ tau: 0.5, rating: 1500, rd: 350, vol: 0.06 });
      const players = Array.from({ length: 256 }, () => ranking.makePlayer());
      return { ranking, matches: meetings.map(({ a, b, won }) => [players[a], players[b], won]) };
    },
    run: ({ ranking, matches }) => ranking.updateRatings(matches),
  },
});
