import { HttpErrorResponse } from '@angular/common/http';

/** Why something could not be loaded, in words for a person (RFC 9457 where the API answered with it). */
export interface Problem {
  readonly kind: 'unreachable' | 'missing' | 'refused' | 'broken';
  readonly title: string;
  readonly detail: string;
}

const text = (body: unknown, key: 'title' | 'detail'): string | null => {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[key] : null;
  return typeof value === 'string' && value !== '' ? value : null;
};

export const problemOf = (error: unknown): Problem => {
  if (!(error instanceof HttpErrorResponse)) {
    return { kind: 'broken', title: 'The answer could not be read', detail: error instanceof Error ? error.message : String(error) };
  }
  const unreachable = error.status === 0 || error.status === 502 || error.status === 504;
  if (unreachable) {
    return {
      kind: 'unreachable',
      title: 'The API cannot be reached',
      detail: 'No answer came back. Nothing is known about the present state until it does.',
    };
  }
  const title = text(error.error, 'title');
  const detail = text(error.error, 'detail');
  if (error.status === 404) return { kind: 'missing', title: title ?? 'Not found', detail: detail ?? 'The contract has no such entry.' };
  if (error.status < 500)
    return { kind: 'refused', title: title ?? 'The request was refused', detail: detail ?? `Status ${error.status}.` };
  return { kind: 'broken', title: title ?? 'The API failed', detail: detail ?? `Status ${error.status}.` };
};
