/** openskill: one `rate` a result, two players, with its default model and with the one nearest to Elo. */
import { rate, rating } from 'openskill';
import { bradleyTerryFull, plackettLuce } from 'openskill/models';
import { readMeetings } from './results.mjs';
import { serve } from './serve.mjs';

const [file, count] = [process.argv[2], Number(process.argv[3])];
const meetings = readMeetings(file, count);

const race = (model) => ({
  results: count,
  prepare: () => Array.from({ length: 256 }, () => rating()),
  run: (players) => {
    for (const { a, b, won } of meetings) {
      const [winner, loser] = won === 1 ? [a, b] : [b, a];
      [[players[winner]], [players[loser]]] = rate([[players[winner]], [players[loser]]], { model });
    }
  },
});

await serve({ default: race(plackettLuce), 'bradley-terry': race(bradleyTerryFull) });
