import type { IntentScope, Issue, Joust, Signer } from '@joust/contract';
import { type Answer, Misused, refuse } from '../answer/answer.ts';
import { parsePicks } from '../enrol/enrol.ts';
import { WishFile, type Wishes } from './wishes.ts';

export interface WantOptions {
  /** Folder of the wishes. */
  readonly home: string;
  readonly ids: readonly string[];
  /** Forgets all wishes. */
  readonly none: boolean;
}

/** The chain and the contract that a miner's intents are for. */
export const scopeOf = async ({ address, read }: Joust): Promise<IntentScope> => ({
  genesisHash: (await read.config()).genesisHash,
  contract: address,
});

/**
 * Sets what `joust miner run` answers, also while it runs; without issues it only says what is set.
 * Refusals: issue-missing, issue-over.
 */
export const want = async (joust: Joust, { address }: Signer, { home, ids, none }: WantOptions): Promise<Answer> => {
  if (none && ids.length > 0) throw new Misused('Name issues or --none, not both.');
  const file = new WishFile(home, address, await scopeOf(joust));
  if (ids.length > 0) {
    const picks = parsePicks(ids);
    const notes = noteClosed(await readIssues(joust, picks));
    return answerOf(address, save(file, picks), notes);
  }
  return answerOf(address, none ? save(file, []) : file.read(), []);
};

const save = (file: WishFile, picks: readonly bigint[]): Wishes => {
  const wishes = { proofRef: proofIn(file), picks };
  file.write(wishes);
  return wishes;
};

/** A file that cannot be read is written anew; its proof is lost. */
const proofIn = (file: WishFile): string | null => {
  try {
    return file.read().proofRef;
  } catch (error) {
    if (error instanceof Misused) return null;
    throw error;
  }
};

const readIssues = ({ read }: Joust, picks: readonly bigint[]): Promise<Issue[]> =>
  Promise.all(picks.map(async (id) => (await read.issue(id)) ?? refuse('issue-missing', `The contract has no issue ${id}.`)));

const noteClosed = (issues: readonly Issue[]): string[] =>
  issues.flatMap(({ id, status }) => {
    if (status === 'Solved' || status === 'Cancelled') return refuse('issue-over', `Issue ${id} is ${status.toLowerCase()}.`);
    return status === 'Open' ? [] : [`Issue ${id} is ${status.toLowerCase()}: it is asked for once it is open.`];
  });

const answerOf = (hotkey: string, { picks }: Wishes, notes: readonly string[]): Answer => ({
  data: { hotkey, picks, notes },
  lines: [
    picks.length === 0 ? 'No issue is wanted.' : `Wanted, the best first: ${picks.map((pick) => `issue ${pick}`).join(', ')}.`,
    ...notes,
  ],
});
