import { readFileSync } from 'node:fs';
import type { Json } from '@joust/devnet';
import { messageOf } from '@joust/units';
import { Misused } from '../answer/answer.ts';

/** The runtime's presets (chain/runtime/src/presets.rs). */
export const PRESETS = ['development', 'local'] as const;
export type PresetName = (typeof PRESETS)[number];

/** What both commands begin a chain with. */
export interface GenesisOptions {
  readonly preset: PresetName;
  /** A JSON file that is laid over the preset. */
  readonly genesis?: string | undefined;
  /** Milliseconds between two blocks; default: those of the preset. */
  readonly blockMillis?: number | undefined;
}

/** Milliseconds of a block, by preset. */
const SLOT: Readonly<Record<PresetName, number>> = { development: 1_000, local: 12_000 };

/** The time between blocks, and what is laid over the preset. Errors: {@link Misused}. */
export const genesisOf = ({ preset, genesis, blockMillis }: GenesisOptions): { blockMillis: number; genesisPatch: Json } => {
  const patch = genesis === undefined ? {} : readPatch(genesis);
  const millis = blockMillis ?? slotOf(patch) ?? SLOT[preset];
  if (millis < 1) throw new Misused('--block-millis must be above 0.');
  return { blockMillis: millis, genesisPatch: millis === SLOT[preset] ? patch : withSlot(patch, millis) };
};

const readPatch = (file: string): { readonly [key: string]: Json } => {
  const patch = parse(file);
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) throw new Misused(`${file} is not a JSON object.`);
  return patch as { readonly [key: string]: Json };
};

const parse = (file: string): Json => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Json;
  } catch (error) {
    throw new Misused(`--genesis ${file}: ${messageOf(error)}`, { cause: error });
  }
};

const slotOf = (patch: { readonly [key: string]: Json }): number | undefined => {
  const slot = moduleOf(patch)['slotMillis'];
  return typeof slot === 'number' ? slot : undefined;
};

/** The chain's own clock goes as fast as its blocks come. */
const withSlot = (patch: { readonly [key: string]: Json }, slotMillis: number): Json => ({
  ...patch,
  subtensorModule: { ...moduleOf(patch), slotMillis },
});

const moduleOf = (patch: { readonly [key: string]: Json }): { readonly [key: string]: Json } => {
  const module = patch['subtensorModule'];
  return typeof module === 'object' && module !== null && !Array.isArray(module) ? (module as { readonly [key: string]: Json }) : {};
};
