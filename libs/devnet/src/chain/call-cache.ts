import type { Hex } from '../hex.ts';

const LIMIT_BYTES = 8_000_000;

/**
 * Answers of runtime calls: the same call on the same block has the same answer for ever, and several validators and pages
 * ask alike. The least recently used go first when the texts pass 8 MB. A failed call is not kept.
 */
export class CallCache {
  private readonly answers = new Map<string, { answer: Promise<Hex>; size: number }>();
  private size = 0;

  async get(key: string, ask: () => Promise<Hex>): Promise<Hex> {
    const known = this.answers.get(key);
    if (known) {
      this.answers.delete(key);
      this.answers.set(key, known);
      return known.answer;
    }
    const entry = { answer: ask(), size: key.length };
    this.answers.set(key, entry);
    this.size += entry.size;
    try {
      const answer = await entry.answer;
      if (this.answers.get(key) === entry) {
        entry.size += answer.length;
        this.size += answer.length;
      }
      this.shrink();
      return answer;
    } catch (error) {
      this.remove(key);
      throw error;
    }
  }

  private shrink(): void {
    for (const key of this.answers.keys()) {
      if (this.size <= LIMIT_BYTES) return;
      this.remove(key);
    }
  }

  private remove(key: string): void {
    this.size -= this.answers.get(key)?.size ?? 0;
    this.answers.delete(key);
  }
}
