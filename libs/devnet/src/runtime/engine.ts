import { zstdDecompressSync } from 'node:zlib';
import type { Hex } from '../hex.ts';
import { fromHex, toHex } from '../hex.ts';
import { Allocator } from './allocator.ts';
import { Changes, type StoredState } from './changes.ts';
import { hostFunctions } from './host-functions.ts';
import type { Task, TaskResult } from './task.ts';

/** The runtime broke off; with the words of its panic. */
export class Trap extends Error {}

/** More than any runtime asks for at its start; it grows when needed. */
const FIRST_PAGES = 256;
/** sp-maybe-compressed-blob: zstd behind this prefix. */
const COMPRESSED = Buffer.from('52bc537646db8e05', 'hex');

/**
 * Runs a runtime on this process's own WebAssembly, which compiles it once. Every call has a fresh instance, as on a node:
 * nothing but the state carries over.
 */
export class Engine {
  private readonly modules = new Map<string, WebAssembly.Module>();
  private readonly memory = new WebAssembly.Memory({ initial: FIRST_PAGES });
  private used = 0;

  /** Runs the calls of a task on a state. Errors: {@link Trap}, WebAssembly's own for a code that is no runtime. */
  run(code: { readonly id: string; readonly bytes: () => Hex }, stored: StoredState, task: Pick<Task, 'calls' | 'overlay'>): TaskResult {
    const module = this.moduleOf(code);
    const changes = new Changes(stored, task.overlay ?? []);
    let result: Buffer = Buffer.alloc(0);
    for (const [name, args] of task.calls) result = this.call(module, changes, name, Buffer.concat(args.map(fromHex)));
    return { result: toHex(result), diff: changes.diff() };
  }

  private call(module: WebAssembly.Module, changes: Changes, name: string, args: Buffer): Buffer {
    const complaints: string[] = [];
    const { memory } = this;
    new Uint8Array(memory.buffer, 0, Math.min(this.used, memory.buffer.byteLength)).fill(0);
    const allocator = new Allocator(memory);
    const versionOf = (code: Buffer) => new Engine().versionSection(code);
    const env = { ...hostFunctions({ memory, allocator, changes, complaints, versionOf }), memory };
    const { exports } = new WebAssembly.Instance(module, { env });
    allocator.beginAt((exports['__heap_base'] as WebAssembly.Global).value);
    const entry = exports[name];
    if (typeof entry !== 'function') throw new Trap(`The runtime has no ${name}`);
    const pointer = allocator.allocate(args.length);
    new Uint8Array(memory.buffer, pointer, args.length).set(args);
    try {
      const span = BigInt.asUintN(64, (entry as (pointer: number, length: number) => bigint)(pointer, args.length));
      return Buffer.from(Buffer.from(memory.buffer, Number(span & 0xffff_ffffn), Number(span >> 32n)));
    } catch (error) {
      throw new Trap([error instanceof Error ? error.message : String(error), ...complaints].join('; '), { cause: error });
    } finally {
      this.used = Math.max(this.used, allocator.end);
    }
  }

  /** What `Core_version` answers: the version section of a runtime. */
  versionSection(code: Buffer): Buffer {
    const empty: StoredState = { get: () => undefined, nextKey: () => undefined };
    return fromHex(this.run({ id: '', bytes: () => toHex(code) }, empty, { calls: [['Core_version', []]] }).result);
  }

  private moduleOf({ id, bytes }: { readonly id: string; readonly bytes: () => Hex }): WebAssembly.Module {
    const known = this.modules.get(id);
    if (known) return known;
    const module = new WebAssembly.Module(uncompressed(fromHex(bytes())));
    if (this.modules.size >= MOST_MODULES) this.modules.clear();
    this.modules.set(id, module);
    return module;
  }
}

const MOST_MODULES = 2;
const uncompressed = (code: Buffer): Buffer<ArrayBuffer> =>
  Buffer.from(code.subarray(0, COMPRESSED.length).equals(COMPRESSED) ? zstdDecompressSync(code.subarray(COMPRESSED.length)) : code);
