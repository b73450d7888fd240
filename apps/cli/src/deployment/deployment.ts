import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Misused } from '../answer/answer.ts';

/** What the running demo tells other commands about itself: where its parts listen and which contract it deployed. */
export const Deployment = z.object({
  chainUrl: z.url(),
  genesisHash: z.string().regex(/^0x[0-9a-f]{64}$/),
  contract: z.string(),
  startBlock: z.number().int().nonnegative(),
  netuid: z.number().int().nonnegative(),
  githubUrl: z.url(),
  dashboardUrl: z.url(),
});
export type Deployment = z.infer<typeof Deployment>;

const fileIn = (folder: string): string => join(folder, 'deployment.json');

/** Written whole or not at all. */
export const writeDeployment = (folder: string, deployment: Deployment): void => {
  const file = fileIn(folder);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(deployment, null, 2)}\n`);
  renameSync(`${file}.new`, file);
};

/** The deployment of the demo in `folder`, or null when none was ever started there. */
export const readDeployment = (folder: string): Deployment | null => {
  let text: string;
  try {
    text = readFileSync(fileIn(folder), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const parsed = Deployment.safeParse(jsonOrNull(text));
  if (!parsed.success) throw new Misused(`${fileIn(folder)} cannot be read; start the demo again with npm start.`);
  return parsed.data;
};

const jsonOrNull = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
