import { PermanentError } from '@joust/units';

/** A list of the contract that does not end. */
export class EndlessList extends PermanentError {}

interface Page<T, C> {
  readonly items: readonly T[];
  readonly next: C | null;
}
type Read<T, C> = (from: C) => Promise<Page<T, C>>;

/** Reads a list of the contract to its end. Errors: {@link EndlessList} when a page does not lead on. */
export function readAll<T>(from: number, page: Read<T, number>): Promise<T[]>;
export function readAll<T>(from: bigint, page: Read<T, bigint>): Promise<T[]>;
export async function readAll<T, C extends number | bigint>(from: C, page: Read<T, C>): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: C | null = from; cursor !== null;) {
    const answer: Page<T, C> = await page(cursor);
    if (answer.next !== null && answer.next <= cursor) throw new EndlessList(`after ${cursor} the contract leads to ${answer.next}`);
    items.push(...answer.items);
    cursor = answer.next;
  }
  return items;
}
