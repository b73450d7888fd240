import { readFile } from 'node:fs/promises';
import { PermanentError, messageOf } from '@joust/units';
import { ScoredRepositories } from './records.ts';

/** The list of repositories cannot be used. */
export class BadRepositories extends PermanentError {}

/**
 * The repositories whose contributions are scored, from a JSON file: the same for all validators of a subnet.
 * Errors: {@link BadRepositories} with one line for each thing that is wrong.
 */
export const readScoredRepositories = async (path: string): Promise<ScoredRepositories> => {
  const parsed = ScoredRepositories.safeParse(await jsonIn(path));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path: place, message }) => `${place.join('.')}: ${message}`);
  throw new BadRepositories(`The file that OSS_REPOSITORIES names is no list of repositories.\n${lines.join('\n')}`);
};

const jsonIn = async (path: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new BadRepositories(`The file that OSS_REPOSITORIES names cannot be read as JSON: ${messageOf(cause)}`, { cause });
  }
};
