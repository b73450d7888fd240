import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ZodError } from 'zod';
import { ClockNotReady, SetClock, type Clock } from '../clock/clock.ts';
import { actions, Refused, type Scene } from '../control/actions.ts';
import { instead, limited, limitHeaders, withoutAPart } from '../faults/answers.ts';
import { Faults, faultSchema, type Fault } from '../faults/faults.ts';
import { runQuery } from '../graphql/execute.ts';
import { readHistories } from '../histories/read.ts';
import { Budget, type BudgetState } from '../limits/budget.ts';
import { openApiCheck, type OpenApiCheck } from '../rest/openapi.ts';
import { restAnswer, type RestAnswer } from '../rest/routes.ts';
import { loadWorld, saveWorld } from '../world/snapshot.ts';
import { clockSchema, graphqlRequestSchema } from './requests.ts';
import { isLoopback, readBody, send, sendCut, type Sent } from './transport.ts';

export interface StandInOptions {
  readonly clock: Clock;
  /** 0 takes a free port. */
  readonly port?: number;
  /** Where the state is kept; null: only in memory. */
  readonly stateFile?: string | null;
  readonly historiesFile?: string | null;
  /** Checks every REST payload against GitHub's OpenAPI description before it is sent. */
  readonly checkPayloads?: boolean;
  /** Points an hour. */
  readonly limit?: number;
  readonly log?: (message: string) => void;
}

export interface StandIn {
  /** `http://127.0.0.1:port`: the base URL for a client. */
  readonly url: string;
  /** Points used and requests answered since the start. */
  usage(): { readonly graphql: BudgetState; readonly rest: BudgetState; readonly requests: number; readonly notModified: number };
  stop(): Promise<void>;
}

/** Starts the stand-in on 127.0.0.1. */
export const createStandIn = async (options: StandInOptions): Promise<StandIn> => {
  const desk = new Desk(options);
  const server = createServer((request, response) => {
    desk.receive(request, response).catch((error: unknown) => desk.fail(response, error));
  });
  const url = await listen(server, options.port ?? 0);
  desk.api = url;
  return {
    url,
    usage: () => desk.usage(),
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
};

const listen = (server: Server, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });

class Desk {
  api = '';
  private readonly world;
  private readonly histories;
  private readonly faults = new Faults();
  private readonly graphql: Budget;
  private readonly rest: Budget;
  private readonly check: OpenApiCheck | null;
  private requests = 0;
  private notModified = 0;

  constructor(private readonly options: StandInOptions) {
    this.world = loadWorld(options.stateFile ?? null);
    this.histories = readHistories(options.historiesFile ?? undefined);
    this.graphql = new Budget(options.limit ?? 5_000, Date.now);
    this.rest = new Budget(options.limit ?? 5_000, Date.now);
    this.check = options.checkPayloads ? openApiCheck() : null;
  }

  usage(): ReturnType<StandIn['usage']> {
    return { graphql: this.graphql.state(), rest: this.rest.state(), requests: this.requests, notModified: this.notModified };
  }

  async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.api);
    const path = url.pathname.replace(/\/+$/, '');
    if (path.startsWith('/_control/')) return this.control(request, response, path.slice('/_control/'.length));
    this.requests += 1;
    const kind = path === '/graphql' ? 'graphql' : 'rest';
    const body = kind === 'graphql' ? await readBody(request) : '';
    const struck = this.faults.strike(kind, `${path}${url.search} ${body}`);
    const delay = struck.find((it) => it.kind === 'delay');
    if (delay) await new Promise((resolve) => setTimeout(resolve, delay.delayMs));
    if (struck.some((it) => it.kind === 'reset')) return void response.destroy();
    const fault = struck.find((it) => it.kind !== 'delay');
    const sent =
      (fault && instead(fault, kind, path)) ??
      (kind === 'graphql' ? await this.query(body, fault) : this.read(request, path, url.searchParams));
    if (fault?.kind === 'truncate') return sendCut(response, sent);
    if (send(request, response, sent)) this.notModified += 1;
  }

  private async query(body: string, fault: Fault | undefined): Promise<Sent> {
    const request = graphqlRequestSchema.parse(JSON.parse(body));
    if (this.graphql.exhausted) return this.graphqlLimited(this.graphql.state().resetAt);
    const answer = await runQuery(request, { world: this.world, now: this.options.clock.now() }, (cost) => this.graphql.charge(cost));
    return {
      status: 200,
      body: fault?.kind === 'partial' ? withoutAPart(answer) : answer,
      headers: limitHeaders(this.graphql.state(), 'graphql'),
    };
  }

  private graphqlLimited(resetAt: number): Sent {
    return {
      status: 200,
      body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
      headers: limitHeaders({ limit: 5_000, remaining: 0, used: 5_000, resetAt }, 'graphql'),
    };
  }

  private read(request: IncomingMessage, path: string, query: URLSearchParams): Sent {
    if (request.method !== 'GET') return { status: 404, body: { message: 'Not Found' }, headers: {} };
    if (path !== '/rate_limit' && this.rest.exhausted) return limited(this.rest.state());
    const view = {
      world: this.world,
      now: this.options.clock.now(),
      api: this.api,
      limit: { ...this.rest.state(), cost: 1, nodeCount: 0 },
    };
    const answer = restAnswer(view, path, query);
    this.checked(answer);
    const state = path === '/rate_limit' ? this.rest.state() : this.rest.charge(1);
    return {
      status: answer.status,
      body: answer.body,
      headers: { ...limitHeaders(state, 'core'), ...answer.headers },
      tagged: true,
      refund: () => this.rest.charge(-1),
    };
  }

  private checked(answer: RestAnswer): void {
    if (!this.check || !answer.route) return;
    const problems = this.check.problems(answer.route, answer.status, answer.body);
    if (problems.length) throw new Error(`A payload does not fit GitHub's description: ${problems.join('; ')}`);
  }

  private async control(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    if (!isLoopback(request)) return this.answer(response, 403, { message: 'Control is for this machine only.' });
    if (request.method === 'GET') return this.show(response, name);
    if (request.method === 'DELETE' && name === 'faults') {
      this.faults.clear();
      return this.answer(response, 200, {});
    }
    if (request.method !== 'POST') return this.answer(response, 405, { message: 'GET, POST or DELETE.' });
    const body: unknown = JSON.parse((await readBody(request)) || '{}');
    return this.answer(response, 200, this.obey(name, body));
  }

  private show(response: ServerResponse, name: string): void {
    if (name === 'world') return this.answer(response, 200, { now: this.options.clock.now(), facts: this.world.facts() });
    if (name === 'histories') return this.answer(response, 200, this.histories);
    if (name === 'faults') return this.answer(response, 200, this.faults.list());
    if (name === 'usage') return this.answer(response, 200, this.usage());
    if (name === 'clock') return this.answer(response, 200, { now: this.options.clock.now() });
    return this.answer(response, 404, { message: `There is nothing called ${name}.` });
  }

  private obey(name: string, body: unknown): object {
    if (name === 'clock') return this.setClock(clockSchema.parse(body).now);
    if (name === 'faults') {
      this.faults.add(faultSchema.parse(body));
      return {};
    }
    const action = actions[name as keyof typeof actions];
    if (!action) throw new Refused(`There is no order called ${name}.`);
    const scene: Scene = { world: this.world, now: Math.floor(this.options.clock.now() / 1000) * 1000, histories: this.histories };
    const result = action.run(scene, body);
    saveWorld(this.options.stateFile ?? null, this.world);
    return result;
  }

  private setClock(now: number): object {
    if (!(this.options.clock instanceof SetClock)) throw new Refused('The clock follows the chain and cannot be set.');
    this.options.clock.set(now);
    return { now };
  }

  private answer(response: ServerResponse, status: number, body: unknown): void {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
  }

  /** Says what went wrong; only a bug of ours is a 500. */
  fail(response: ServerResponse, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const status =
      error instanceof ClockNotReady
        ? 503
        : error instanceof Refused || error instanceof ZodError || error instanceof SyntaxError
          ? 422
          : 500;
    if (status === 500) this.options.log?.(error instanceof Error && error.stack ? error.stack : message);
    if (!response.headersSent) this.answer(response, status, { message });
    else response.destroy();
  }
}
