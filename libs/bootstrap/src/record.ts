import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PermanentError } from '@joust/units';
import { z } from 'zod';

/** What must survive between two starts: the salt is secret until the contract stands, and cannot be found again. */
const Record = z.object({
  genesisHash: z.string(),
  salt: z.string().regex(/^0x[0-9a-f]{64}$/),
  address: z.string(),
  hotkey: z.string(),
  codeHash: z.string(),
});
export type DeploymentRecord = z.infer<typeof Record>;

/** The file is there but is not a record. */
export class RecordUnreadable extends PermanentError {}

/** Where the record is kept. */
export interface RecordStore {
  read(): Promise<DeploymentRecord | undefined>;
  write(record: DeploymentRecord): Promise<void>;
}

/** Keeps the record in a file, replaced whole, readable by its owner only. */
export const recordFile = (file: string): RecordStore => ({
  async read() {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text === undefined) return undefined;
    const parsed = Record.safeParse(parseJson(text));
    if (!parsed.success) throw new RecordUnreadable(`${file} is not a deployment record: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  },
  async write(record) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
  },
});

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // refused by the schema
    throw error;
  }
};
