import type { AsOf } from '../api/model';

/** What the stream says. `resync`: something may have been missed, load everything shown again. */
export type StreamEvent =
  | { readonly kind: 'head'; readonly asOf: AsOf }
  | { readonly kind: 'issue'; readonly id: string }
  | { readonly kind: 'competition'; readonly id: string }
  | { readonly kind: 'resync' };

export type StreamKind = StreamEvent['kind'];

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const parseJson = (data: string): unknown => {
  try {
    return JSON.parse(data);
  } catch (error) {
    // Not JSON is one more shape we do not know: the caller answers it with a resync.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

const parseAsOf = (value: unknown): AsOf | null => {
  if (!isRecord(value)) return null;
  const { block, hash, at, indexedAt, lagBlocks } = value;
  if (typeof block !== 'number' || typeof hash !== 'string' || typeof at !== 'string') return null;
  if (typeof indexedAt !== 'string' || typeof lagBlocks !== 'number') return null;
  return { block, hash, at, indexedAt, lagBlocks };
};

/**
 * Reads one message of the stream, `{ v, type, ref, asOf }`. A message that is not understood becomes `resync`: loading
 * again is always right, ignoring a change never is.
 */
export const parseStreamEvent = (kind: StreamKind, data: string): StreamEvent => {
  const message = parseJson(data);
  if (!isRecord(message) || message['v'] !== 1) return { kind: 'resync' };
  const { ref } = message;
  if (kind === 'head') {
    const asOf = parseAsOf(message['asOf']);
    return asOf ? { kind, asOf } : { kind: 'resync' };
  }
  return kind !== 'resync' && typeof ref === 'string' ? { kind, id: ref } : { kind: 'resync' };
};
