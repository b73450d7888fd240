import { PermanentError } from '@joust/units';
import type { Hex } from '../hex.ts';
import { fromHex } from '../hex.ts';
import type { Application } from './block-builder.ts';
import { hashOf } from './header.ts';
import type { Refusal, Validity } from './validity.ts';

/** What a watcher of an extrinsic is told, in the words of `author_extrinsicUpdate`. */
export type ExtrinsicStatus = 'ready' | 'future' | 'invalid' | 'dropped' | { inBlock: Hex } | { finalized: Hex } | { usurped: Hex };
export type Watcher = (status: ExtrinsicStatus) => void;

/** The pool did not take an extrinsic. `rpcCode` is the code Substrate's nodes answer. */
export class ExtrinsicRefused extends PermanentError {
  readonly rpcCode: number;
  readonly summary: string;
  readonly detail: string | undefined;

  constructor(rpcCode: number, summary: string, detail?: string) {
    super(detail === undefined ? summary : `${summary}: ${detail}`);
    this.rpcCode = rpcCode;
    this.summary = summary;
    this.detail = detail;
  }
}

interface Entry {
  readonly extrinsic: Hex;
  readonly hash: Hex;
  readonly watchers: Set<Watcher>;
  validity: Validity;
  /** The head when the runtime last said what it waits for. */
  readonly since: number;
}

export type Validate = (extrinsic: Hex) => Promise<Validity | Refusal>;

const POOL_LIMIT = 4_096;
/** An extrinsic that waits for an earlier nonce is kept for so many blocks. */
const FUTURE_BLOCKS = 64;

/** Extrinsics waiting for a block, in the order they came, each after those it requires. */
export class Pool {
  private readonly entries = new Map<Hex, Entry>();
  private readonly validate: Validate;

  constructor(validate: Validate) {
    this.validate = validate;
  }

  get pending(): Hex[] {
    return [...this.entries.values()].map(({ extrinsic }) => extrinsic);
  }

  /** Whether an extrinsic that provides this tag (account and nonce) is waiting. */
  provides(tag: string): boolean {
    return [...this.entries.values()].some(({ validity }) => validity.provides.includes(tag));
  }

  /** Takes an extrinsic the runtime finds valid at the head. Answers its hash. Errors: {@link ExtrinsicRefused}. */
  async submit(extrinsic: Hex, head: number, watcher?: Watcher): Promise<Hex> {
    const hash = hashOf(extrinsic);
    if (this.entries.size >= POOL_LIMIT) throw new ExtrinsicRefused(1016, 'Immediately Dropped', 'The pool is full');
    const validity = await this.validate(extrinsic);
    if ('kind' in validity) throw new ExtrinsicRefused(validity.kind === 'unknown' ? 1011 : 1010, unknownOr(validity), validity.text);
    if (this.entries.has(hash)) throw new ExtrinsicRefused(1013, 'Transaction is already imported');
    this.usurp(hash, validity);
    const entry: Entry = { extrinsic, hash, watchers: new Set(watcher ? [watcher] : []), validity, since: head };
    this.entries.set(hash, entry);
    tell(entry, this.isReady(entry) ? 'ready' : 'future');
    return hash;
  }

  unwatch(watcher: Watcher): void {
    for (const entry of this.entries.values()) entry.watchers.delete(watcher);
  }

  /** The extrinsics for the next block, in an order that fulfils what each requires. Asks the runtime again about those that wait. */
  async select(head: number): Promise<Hex[]> {
    for (const entry of [...this.entries.values()].filter((waiting) => !this.isReady(waiting))) await this.recheck(entry, head);
    const provided = new Set<string>();
    const chosen: Entry[] = [];
    let left = [...this.entries.values()];
    for (let before = -1; before !== left.length;) {
      before = left.length;
      left = left.filter((entry) => {
        if (!entry.validity.requires.every((tag) => provided.has(tag))) return true;
        chosen.push(entry);
        for (const tag of entry.validity.provides) provided.add(tag);
        return false;
      });
    }
    return chosen.map(({ extrinsic }) => extrinsic);
  }

  /** Takes out what a block included or refused for good, and tells the watchers. Finality is immediate. */
  settle(blockHash: Hex, applications: readonly Application[]): void {
    for (const { extrinsic, refusal } of applications) {
      const entry = this.entries.get(hashOf(extrinsic));
      if (!entry || refusal?.kind === 'full' || refusal?.kind === 'future') continue;
      this.entries.delete(entry.hash);
      if (refusal) tell(entry, 'invalid');
      else this.include(entry, blockHash);
    }
  }

  private include(entry: Entry, blockHash: Hex): void {
    const fulfilled = new Set(entry.validity.provides);
    for (const other of this.entries.values())
      other.validity = { ...other.validity, requires: other.validity.requires.filter((tag) => !fulfilled.has(tag)) };
    tell(entry, { inBlock: blockHash });
    tell(entry, { finalized: blockHash });
  }

  private async recheck(entry: Entry, head: number): Promise<void> {
    const validity = await this.validate(entry.extrinsic);
    if ('kind' in validity) return this.drop(entry, 'invalid');
    entry.validity = validity;
    if (!this.isReady(entry) && head - entry.since >= FUTURE_BLOCKS) this.drop(entry, 'dropped');
  }

  private isReady({ validity }: Entry): boolean {
    return validity.requires.every((tag) => this.provides(tag));
  }

  /** An extrinsic with the same account and nonce replaces a waiting one only with a higher priority. */
  private usurp(hash: Hex, validity: Validity): void {
    const rivals = [...this.entries.values()].filter((entry) => entry.validity.provides.some((tag) => validity.provides.includes(tag)));
    if (rivals.some((rival) => rival.validity.priority >= validity.priority))
      throw new ExtrinsicRefused(1014, 'Priority is too low', 'The account already has a waiting transaction with this nonce');
    for (const rival of rivals) this.drop(rival, { usurped: hash });
  }

  private drop(entry: Entry, status: ExtrinsicStatus): void {
    this.entries.delete(entry.hash);
    tell(entry, status);
  }
}

const unknownOr = ({ kind }: Refusal): string => (kind === 'unknown' ? 'Unknown Transaction Validity' : 'Invalid Transaction');

const tell = (entry: Entry, status: ExtrinsicStatus): void => {
  for (const watcher of entry.watchers) watcher(status);
};

/** The tag frame_system's CheckNonce gives: account and nonce. */
export const nonceTag = (account: Hex, nonce: number): string => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(nonce);
  return Buffer.concat([fromHex(account), bytes]).toString('hex');
};
