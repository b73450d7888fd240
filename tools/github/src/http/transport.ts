import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Sent {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether an entity tag goes with it. */
  readonly tagged?: boolean;
  /** Called when the answer turned out to be 304, which costs nothing. */
  readonly refund?: () => void;
}

const LARGEST_BODY = 1_000_000;

export const readBody = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > LARGEST_BODY) throw new SyntaxError('The body is too large.');
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
};

/** Whether the caller is on this machine and means this machine (a page in a browser cannot fake the second). */
export const isLoopback = (request: IncomingMessage): boolean => {
  const address = request.socket.remoteAddress ?? '';
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address) && ['127.0.0.1', 'localhost', '[::1]'].includes(host);
};

const textOf = (it: Sent): string => (typeof it.body === 'string' ? it.body : JSON.stringify(it.body));

/** The tag depends on who asks, as GitHub's does: a cache must not be shared between tokens. */
const tagOf = (request: IncomingMessage, text: string): string =>
  `W/"${createHash('sha256')
    .update(request.headers.authorization ?? '')
    .update(text)
    .digest('hex')}"`;

/** Sends an answer; says whether it was "not modified". */
export const send = (request: IncomingMessage, response: ServerResponse, it: Sent): boolean => {
  const text = textOf(it);
  const tag = it.tagged && it.status === 200 ? tagOf(request, text) : null;
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    ...it.headers,
    ...(tag ? { etag: tag, 'cache-control': 'private, max-age=60, s-maxage=60' } : {}),
  };
  if (tag && request.headers['if-none-match'] === tag) {
    it.refund?.();
    response.writeHead(304, headers).end();
    return true;
  }
  response.writeHead(it.status, headers).end(text);
  return false;
};

/** Sends the first half of an answer as if it were all. */
export const sendCut = (response: ServerResponse, it: Sent): void => {
  const text = textOf(it);
  response
    .writeHead(it.status, { 'content-type': 'application/json; charset=utf-8', ...it.headers })
    .end(text.slice(0, Math.floor(text.length / 2)));
};
