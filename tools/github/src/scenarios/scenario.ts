/** The format of `scenarios/*.json`: what happened on GitHub, in orders to the stand-in, and what the rules make of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** Since the pairing, in contract days: `3d`, `5.04d`. The window opens on day 2, closes on day 9, the final resolve is on day 21. */
const moment = z
  .string()
  .regex(/^\d+(\.\d+)?d$/)
  .transform((it) => Number(it.slice(0, -1)));

const OUTCOMES = [
  'WinA',
  'WinB',
  'BothFail',
  'FaultA',
  'FaultB',
  'Void',
  'WalkoverA',
  'WalkoverB',
  'pending',
  'unknown',
  'not WinB',
] as const;

const lookSchema = z.strictObject({
  at: moment,
  /** An outcome of the contract; `pending` and `unknown` never vote. */
  verdict: z.enum(OUTCOMES),
  why: z.string(),
  /** The pull request that decided. */
  pull: z.number().int().positive().optional(),
  /** Why the bounty is cancelled; absent on a Void: the issue returns. */
  cancel: z.string().optional(),
  /** What becomes of the same issue if nobody competes for it: `open`, `unknown`, `ended NotPlanned`, `gone Deleted`. */
  idle: z
    .string()
    .regex(/^(open|unknown|(ended|gone) [A-Z][A-Za-z]+)$/)
    .optional(),
  /** Whether a valid pull request waits for its review: what an extension rests on. */
  review: z.enum(['proven', 'disproven', 'unknown']).optional(),
  /** Who had a valid pull request: `ab`, `a-`, `-b`, `--`. */
  valid: z
    .string()
    .regex(/^[a-][b-]$/)
    .optional(),
});

export const scenarioSchema = z.strictObject({
  story: z.string(),
  /** Which known hole or attack it stands for. */
  covers: z.array(z.string()).min(1),
  /** When, which order below `/_control`, and its body; people by their names, `repo` and `number` where they differ from the scene's. */
  steps: z.array(z.tuple([moment, z.string(), z.record(z.string(), z.unknown())])),
  looks: z.array(lookSchema).min(1),
});
export type Scenario = z.infer<typeof scenarioSchema> & { readonly id: string };
export type Look = z.infer<typeof lookSchema>;

export const SCENARIOS_FOLDER = new URL('../../scenarios/', import.meta.url);

/** All scenarios by name. */
export const readScenarios = (folder: URL = SCENARIOS_FOLDER): Scenario[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => ({
      id: name.slice(0, -'.json'.length),
      ...scenarioSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))),
    }));
