import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PermanentError } from '@joust/units';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { bodyOf, RpcRefusal } from './errors.ts';
import type { Methods } from './methods.ts';
import { Subscriptions, type Session } from './session.ts';

/** The port is taken or may not be used. */
export class PortUnavailable extends PermanentError {}

export interface RpcServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

const LARGEST_REQUEST = 16 * 1024 * 1024;
const request = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.number(), z.string(), z.null()]).optional(),
  method: z.string(),
  params: z.array(z.unknown()).default([]),
});
type Request = z.infer<typeof request>;

/** Serves the methods by HTTP POST and WebSocket on one address. Errors: {@link PortUnavailable}. */
export const serve = async (methods: Methods, host: string, port: number): Promise<RpcServer> => {
  const http = createServer((message, response) => void answerHttp(methods, message, response));
  const sockets = new WebSocketServer({ server: http, maxPayload: LARGEST_REQUEST });
  sockets.on('connection', (socket) => attend(methods, socket));
  await listen(http, sockets, host, port);
  return { port: (http.address() as AddressInfo).port, close: () => close(http, sockets) };
};

const listen = (http: Server, sockets: WebSocketServer, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const fail = (cause: Error) => reject(new PortUnavailable(`Cannot listen on ${host}:${port}: ${cause.message}`, { cause }));
    sockets.on('error', fail); // ws repeats the server's errors
    http.listen(port, host, resolve);
  });

const close = async (http: Server, sockets: WebSocketServer): Promise<void> => {
  for (const socket of sockets.clients) socket.terminate();
  sockets.close();
  http.closeAllConnections();
  await new Promise<void>((resolve) => http.close(() => resolve()));
};

const attend = (methods: Methods, socket: WebSocket): void => {
  const send = (message: unknown) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const subscriptions = new Subscriptions(send);
  socket.on('close', () => subscriptions.endAll());
  socket.on('error', () => socket.terminate());
  socket.on('message', async (data) => {
    const reply = await answer(methods, String(data), subscriptions);
    if (reply !== undefined) send(reply);
    subscriptions.release();
    if (socket.readyState !== socket.OPEN) subscriptions.endAll();
  });
};

const oneShot: Session = {
  subscribe: () => Promise.reject(new RpcRefusal(-32000, 'Subscriptions need a WebSocket')),
  unsubscribe: () => false,
};

const answerHttp = async (methods: Methods, message: IncomingMessage, response: ServerResponse): Promise<void> => {
  const headers = { 'content-type': 'application/json', 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
  if (message.method !== 'POST') {
    response.writeHead(message.method === 'OPTIONS' ? 204 : 405, headers).end();
    return;
  }
  const body = await readBody(message);
  if (body === undefined) {
    response.writeHead(413, headers).end();
    return;
  }
  const reply = await answer(methods, body, oneShot);
  response.writeHead(200, headers).end(reply === undefined ? '' : JSON.stringify(reply));
};

const readBody = async (message: IncomingMessage): Promise<string | undefined> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of message as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_REQUEST) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
};

/** The reply to one message, a single request or a batch; undefined when all were notifications. */
const answer = async (methods: Methods, body: string, session: Session): Promise<unknown> => {
  const parsed = parseJson(body);
  if (Array.isArray(parsed)) {
    const replies = (await Promise.all(parsed.map((each) => answerOne(methods, each, session)))).filter((reply) => reply !== undefined);
    return replies.length ? replies : undefined;
  }
  return answerOne(methods, parsed, session);
};

const answerOne = async (methods: Methods, candidate: unknown, session: Session): Promise<unknown> => {
  const parsed = request.safeParse(candidate);
  if (!parsed.success) return { jsonrpc: '2.0', id: null, error: { code: -32600, message: 'Invalid JSON-RPC 2.0 request' } };
  const { id } = parsed.data;
  try {
    const result = await dispatch(methods, parsed.data, session);
    return id === undefined ? undefined : { jsonrpc: '2.0', id, result: result ?? null };
  } catch (error) {
    return id === undefined ? undefined : { jsonrpc: '2.0', id, error: bodyOf(error) };
  }
};

const dispatch = (methods: Methods, { method, params }: Request, session: Session): unknown => {
  const known = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (!known) throw new RpcRefusal(-32601, `Method not found: ${method}`);
  return known(params, session);
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // answered as an invalid request
    throw error;
  }
};
