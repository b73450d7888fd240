import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { IntentScope } from '@joust/contract';
import type { AccountId } from '@joust/units';
import { z } from 'zod';
import { Misused } from '../answer/answer.ts';

const id = z
  .string()
  .regex(/^[1-9][0-9]{0,18}$/)
  .transform(BigInt);
const File = z.object({
  genesisHash: z.string(),
  contract: z.string(),
  picks: z.array(id).max(3),
  proofRef: z.string().nullable(),
});

/** What a miner told us and the chain does not know. */
export interface Wishes {
  /** The issues he wants, the best first. */
  readonly picks: readonly bigint[];
  /** Where his identity's proof is; the chain forgets it once he is bound. */
  readonly proofRef: string | null;
}

const NONE: Wishes = { picks: [], proofRef: null };

/** The wishes of one hotkey, in a small file that a person could write too. Nothing secret is in it. */
export class WishFile {
  readonly path: string;

  constructor(
    home: string,
    hotkey: AccountId,
    private readonly scope: IntentScope,
  ) {
    this.path = join(home, 'miner', `${hotkey}.json`);
  }

  /** No file, or one for another contract or chain: no wishes. Errors: {@link Misused}. */
  read(): Wishes {
    const text = textOf(this.path);
    if (text === null) return NONE;
    const read = File.safeParse(jsonOf(text));
    if (!read.success) throw new Misused(`${this.path} cannot be read; joust miner want writes it anew.`);
    const { genesisHash, contract, ...wishes } = read.data;
    return genesisHash === this.scope.genesisHash && contract === this.scope.contract ? wishes : NONE;
  }

  /** Written whole or not at all. */
  write({ picks, proofRef }: Wishes): void {
    const { genesisHash, contract } = this.scope;
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.new`, `${JSON.stringify({ genesisHash, contract, picks: picks.map(String), proofRef }, null, 2)}\n`);
    renameSync(`${this.path}.new`, this.path);
  }
}

const textOf = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
