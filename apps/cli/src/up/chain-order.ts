import { z } from 'zod';

/** What the orchestrator tells the chain's process. */
export const ChainOrder = z.object({
  folder: z.string(),
  port: z.int(),
  blockMillis: z.int().positive(),
  /** The runtime's file. */
  runtime: z.string(),
  preset: z.string(),
  genesisPatch: z.json(),
});
export type ChainOrder = z.infer<typeof ChainOrder>;
