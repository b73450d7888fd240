import { DEFAULT_PARAMS, DEMO_CLOCK, DEMO_PARAMS } from '@joust/bootstrap';
import type { Params } from '@joust/contract';

/** The clock and the rules that a chain of ours begins with. */
export interface Preset {
  readonly clock: { readonly blocksPerDay: number; readonly msPerBlock: number };
  readonly params: Params;
  /** Preset of the runtime, and what is laid over it. */
  readonly genesis: { readonly preset: string; readonly genesisPatch: { readonly subtensorModule?: { readonly slotMillis: number } } };
  /** Whether the first steps may build blocks faster than the clock. */
  readonly hurries: boolean;
}

/** A day of the rules lasts 36 seconds. GitHub is the stand-in, which lives by the chain's time. */
export const SCALED: Preset = {
  clock: DEMO_CLOCK,
  params: DEMO_PARAMS,
  genesis: { preset: 'development', genesisPatch: {} },
  hurries: true,
};

const SUBTENSOR_MILLIS = 12_000;

/** A day is a day, as on subtensor (7,200 blocks of 12 s): what the real GitHub needs, whose hours nobody scales. */
export const REAL_TIME: Preset = {
  clock: { blocksPerDay: 7_200, msPerBlock: SUBTENSOR_MILLIS },
  params: DEFAULT_PARAMS,
  genesis: { preset: 'development', genesisPatch: { subtensorModule: { slotMillis: SUBTENSOR_MILLIS } } },
  hurries: false,
};
