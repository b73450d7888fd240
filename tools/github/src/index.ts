export { SetClock, ClockNotReady, type Clock } from './clock/clock.ts';
export { ChainClock } from './clock/chain-clock.ts';
export { createStandIn, type StandIn, type StandInOptions } from './http/stand-in.ts';
export { readHistories } from './histories/read.ts';
export { historySchema, type History } from './histories/history.ts';
export { faultSchema, type Fault } from './faults/faults.ts';
export { factsSchema, type Facts } from './world/facts.ts';
export { changeATenth, setCrowd, type CrowdSize } from './scenarios/crowd.ts';
