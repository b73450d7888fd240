import type { RatingSystem } from '../history/types.ts';
import { inventHistory, WORLDS } from '../history/world.ts';
import { qualityOf } from '../measure/quality.ts';
import { bradleyTerry } from '../oracles/bradley-terry.ts';
import { glicko2 } from '../oracles/glicko2.ts';
import { wholeHistory } from '../oracles/whole-history.ts';
import { barChart } from '../plot/svg.ts';
import { performanceOnly, rules, truth } from '../variants/rules.ts';
import { classic, whatIfElo } from '../variants/what-if-elo.ts';
import { atLeast, atMost, type Experiment, type Observation } from './experiment.ts';

const FROM = 90;
const WINDOW = 90;

const SYSTEMS: Readonly<Record<string, RatingSystem>> = {
  'true skill (ceiling)': truth,
  'the rules (integer Elo)': rules,
  'Elo K=16': whatIfElo(classic(16)),
  'Elo K=32': whatIfElo(classic(32)),
  'Elo K=64': whatIfElo(classic(64)),
  'Elo K=96': whatIfElo(classic(96)),
  'Elo K=32, house': whatIfElo({ ...classic(32), bothFail: 'house' }),
  'Elo K=64, house': whatIfElo({ ...classic(64), bothFail: 'house' }),
  'Elo K=96, house': whatIfElo({ ...classic(96), bothFail: 'house' }),
  'Bradley-Terry': bradleyTerry({ priorSd: 200, house: false, window: WINDOW }),
  'Bradley-Terry, house': bradleyTerry({ priorSd: 200, house: true, window: WINDOW }),
  'Whole-History Rating, house': wholeHistory({ priorSd: 200, variance: 60, house: true, window: WINDOW }),
  'Glicko-2, house': glicko2({ deviation: 200, house: true, window: WINDOW, period: 10 }),
  'moving performance only': performanceOnly,
};
const ELSEWHERE = ['the rules (integer Elo)', 'Elo K=32', 'Elo K=96, house', 'Bradley-Terry, house', 'Whole-History Rating, house'];
const BASE = 'base';
const RULES = 'the rules (integer Elo)';
const ORACLE = 'Bradley-Terry, house';
const MEASURES = ['log loss', 'accuracy', 'rho', 'top 25 %'];

const key = (world: string, system: string): string => `${world}: ${system}`;

export const systems: Experiment = {
  id: 'E1',
  title: 'Rating systems',
  question: 'Does the integer Elo of the rules foretell results and order miners as well as the best methods known?',
  observe: (seed, effort) => {
    const seen: Record<string, Observation[string]> = {};
    for (const [world, settings] of Object.entries(WORLDS)) {
      if (effort === 'smoke' && world !== BASE) continue;
      const history = inventHistory(effort === 'smoke' ? { ...settings, days: 130 } : settings, seed);
      for (const [name, system] of Object.entries(SYSTEMS)) {
        if (world !== BASE && !ELSEWHERE.includes(name)) continue;
        const { logLoss, accuracy, rho, top25 } = qualityOf(history, system, FROM, world === BASE ? 1 : 3);
        seen[key(world, name)] = { 'log loss': logLoss, accuracy, rho, 'top 25 %': top25 };
      }
    }
    return seen;
  },
  conclude: (seen) => {
    const worlds = Object.keys(WORLDS).filter((world) => seen.has(key(world, RULES)));
    const ratio = (measure: string): number => seen.mean(key(BASE, RULES), measure) / seen.mean(key(BASE, ORACLE), measure);
    const names = Object.keys(SYSTEMS);
    return {
      tables: worlds.map((world) =>
        seen.table(
          `World: ${world}`,
          (world === BASE ? names : ELSEWHERE).map((name) => key(world, name)),
          MEASURES,
          'system',
        ),
      ),
      gates: [
        atMost('log loss against the Bradley-Terry oracle, base world', ratio('log loss'), 1.02),
        atLeast('rank correlation against the Bradley-Terry oracle, base world', ratio('rho'), 0.96),
      ],
      plots: {
        'systems.svg': barChart({
          title: 'The rules order miners nearly as well as the best offline method',
          y: "Spearman's rank correlation with true skill, by world (20 seeds, one standard error)",
          series: ELSEWHERE,
          groups: worlds.map((world) => ({
            label: world,
            bars: ELSEWHERE.map((name) => {
              const { mean: value, se: error } = seen.summary(key(world, name), 'rho');
              return { value, error };
            }),
          })),
        }),
      },
    };
  },
};
