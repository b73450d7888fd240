export {
  COMPETITION_PHASES,
  Competition,
  OUTCOMES,
  type CompetitionPhase,
  type Outcome,
  type ParamsInForce,
  type VoidAction,
  type VoidCause,
} from './competition.entity.ts';
export { CompetitionPull } from './competition-pull.entity.ts';
export { CompetitionSide, type SideName } from './competition-side.entity.ts';
export { PAIR_STATES, Pair, type PairState } from './pair.entity.ts';
export { Competitions1763712000003 } from './competitions.migration.ts';
