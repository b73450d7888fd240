import type { AsOf } from '../api/model';

/** What the stream says. `resync`: something may have been missed, load everything shown again. */
export type StreamEvent =
  | { readonly kind: 'head'; readonly block: number; readonly asOf: AsOf | null }
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

/** The whole `asOf` where the message carries it; a block number alone says only that there is a newer block. */
const wholeAsOf = ({ block, hash, at, indexedAt, lagBlocks }: Record<string, unknown>): AsOf | null => {
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
  const { ref, asOf } = message;
  if (kind === 'head') {
    if (!isRecord(asOf) || typeof asOf['block'] !== 'number') return { kind: 'resync' };
    return { kind, block: asOf['block'], asOf: wholeAsOf(asOf) };
  }
  return kind !== 'resync' && typeof ref === 'string' ? { kind, id: ref } : { kind: 'resync' };
};
