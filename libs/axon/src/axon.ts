import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf, PermanentError, type AccountId } from '@joust/units';
import { Question, SYNAPSE, writeAnswer, type MinerAnswer } from './answer.ts';
import type { Caller, Gate } from './gate.ts';
import { readCredentials } from './headers.ts';
import { Refused } from './refusal.ts';

/** The address is taken, or not one of this machine. */
export class AddressUnavailable extends PermanentError {}

/** What a query is judged and answered by; read anew for each. */
export interface Desk {
  /** Neurons of the subnet; null while the chain was not read yet. */
  callers(): ReadonlyMap<AccountId, Caller> | null;
  answer(): MinerAnswer;
}

export interface AxonOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly question: Question;
  readonly gate: Gate;
  readonly desk: Desk;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A query was answered, or refused with a code. */
  readonly onQuery?: (caller: AccountId | null, result: 'answered' | Refused['code'] | 'failed') => void;
}

export interface Axon {
  readonly host: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** A question has some 150 bytes. */
const LARGEST_BODY = 1_024;
const LARGEST_HEADERS = 8_192;
/** A slow caller holds a connection this long, and no more than so many of them are open. */
const REQUEST_MILLIS = 5_000;
const MOST_CONNECTIONS = 128;

/** Starts the axon. Errors: {@link AddressUnavailable}. */
export const startAxon = async (options: AxonOptions): Promise<Axon> => {
  const server = createServer(
    {
      maxHeaderSize: LARGEST_HEADERS,
      requestTimeout: REQUEST_MILLIS,
      headersTimeout: REQUEST_MILLIS,
      keepAliveTimeout: REQUEST_MILLIS,
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => void serve(options, request, response),
  );
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new AddressUnavailable(`nothing can listen on ${options.host}:${options.port}`, { cause })));
    server.listen(options.port, options.host, resolve);
  });
  const { address, port } = server.address() as AddressInfo;
  return {
    host: address,
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const serve = async (options: AxonOptions, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { onQuery = () => undefined } = options;
  const caller = readCredentials(request.headers)?.caller ?? null;
  try {
    const body = await answerTo(options, request);
    send(response, 200, body);
    onQuery(caller, 'answered');
  } catch (error) {
    if (error instanceof Refused) {
      send(response, error.status, JSON.stringify({ error: { code: error.code, message: error.message } }));
      return onQuery(caller, error.code);
    }
    // a caller that hung up, or a fault of ours; neither may end the process
    if (request.destroyed) response.destroy();
    else send(response, 500, JSON.stringify({ error: { code: 'failed', message: 'the axon failed' } }));
    onQuery(caller, 'failed');
  }
};

const answerTo = async ({ desk, gate, question, now }: AxonOptions, request: IncomingMessage): Promise<string> => {
  if (request.method !== 'POST' || request.url !== `/${SYNAPSE}`) throw new Refused('not-found', `ask POST /${SYNAPSE}`);
  const credentials = readCredentials(request.headers);
  if (credentials === null) throw new Refused('malformed', 'the signed headers are not complete');
  const body = await bodyOf(request);
  const callers = desk.callers();
  if (callers === null) throw new Refused('not-ready', 'the chain was not read yet');
  gate.admit(credentials, body, callers, now());
  const asked = readQuestion(body);
  if (asked.contract !== question.contract || asked.genesisHash !== question.genesisHash)
    throw new Refused('wrong-contract', `this miner works for ${question.contract} on the chain ${question.genesisHash}`);
  return writeAnswer(desk.answer());
};

const readQuestion = (body: Buffer): Question => {
  try {
    return Question.parse(JSON.parse(body.toString('utf8')));
  } catch (error) {
    throw new Refused('malformed', messageOf(error).slice(0, 200));
  }
};

/** The body, up to its limit. What is beyond is not read, but the connection stays for the refusal. */
const bodyOf = (request: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= LARGEST_BODY) return void parts.push(part);
      request.pause();
      reject(new Refused('too-large', `a question has at most ${LARGEST_BODY} bytes`));
    });
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('the caller hung up')));
  });

const send = (response: ServerResponse, status: number, body: string): void => {
  // after a refusal the connection is not kept: what is left of the body is not read
  const close = status === 200 ? {} : { connection: 'close' };
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...close }).end(body);
};
