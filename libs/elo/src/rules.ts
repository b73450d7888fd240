import { HOUSE } from './constants.ts';
import { codeOf, CODES } from './history.ts';
import { halvings } from './k-factor.ts';
import { OUTCOMES, RULINGS, type Part, type Ruling } from './outcomes.ts';
import { isDouble, scoreOf } from './performance.ts';
import { strikesOf } from './strikes.ts';

/**
 * The table of outcomes as rows of whole numbers, one for each code of a history, so that a replay only looks up and takes no
 * turn that depends on who won. `low` is the side that lost or failed, `high` the other; a mask is -1 or 0. A row has
 * - 0: 1 when anybody is judged; 1: 1 when b is low; 2: 1 when high failed too;
 * - 3: low loses to high or to a player of this rating, whoever is weaker;
 * - 4: mask, what low loses high wins (and else the house);
 * - 5: score of low; 6: mask, it counts twice; 7: 1 for an early withdrawal, the second of which is a strike;
 * - 8, 9, 10: how often K is halved in the first, second and any later meeting of the pair;
 * - 11: strikes of low; 12: how many more when it is a win reverted;
 * - 13: score of high; 14: mask, it is judged; 15: strikes of high.
 */
export const FIELDS = 16;

/** No rating is as high: wins are not against the house. */
const NOBODY_STRONGER = 0x4000_0000;

const UNHARMED: readonly Part[] = ['won', 'present', 'spared'];
const WINNERS: readonly Part[] = ['won', 'present'];

const rowOf = (ruling: Ruling, validA: boolean, validB: boolean): number[] => {
  const bIsLow = UNHARMED.includes(ruling.a);
  const [low, lowValid] = bIsLow ? [ruling.b, validB] : [ruling.a, validA];
  const [high, highValid] = bIsLow ? [ruling.a, validA] : [ruling.b, validB];
  const wins = WINNERS.includes(high);
  return [
    1,
    one(bIsLow),
    one(high === 'failed'),
    wins ? NOBODY_STRONGER : HOUSE,
    -one(wins),
    scoreOf(low, lowValid),
    -one(isDouble(low)),
    one(low === 'left'),
    ...[0, 1, 2].map((meetings) => halvings(ruling.weight, meetings)),
    strikesOf(low, lowValid, false, 0),
    strikesOf(low, lowValid, true, 0) - strikesOf(low, lowValid, false, 0),
    scoreOf(high, highValid),
    -one(high !== 'spared'),
    strikesOf(high, highValid, false, 0),
  ];
};

const one = (yes: boolean): number => (yes ? 1 : 0);

/** The rows one after the other, by `code * FIELDS`; VOID's is empty. */
export const RULES = new Int32Array(CODES * FIELDS);
for (const outcome of OUTCOMES)
  for (const validA of [false, true])
    for (const validB of [false, true]) {
      const ruling = RULINGS[outcome];
      if (ruling !== null) RULES.set(rowOf(ruling, validA, validB), codeOf(outcome, validA, validB) * FIELDS);
    }
