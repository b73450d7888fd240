import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Notice } from '@joust/tables/scan';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerResponse } from 'node:http';
import { concatMap } from 'rxjs';
import { Database } from '../database/database.ts';
import type { Settings } from '../environment.ts';
import { TooManyStreams } from '../http/refusals.ts';
import { SETTINGS } from '../settings.ts';
import { NoticeListener } from './listener.ts';
import { changes, concerns, frame, type Message } from './messages.ts';
import { currentPlace, missedSince, placeText, readPlace, type Place } from './place.ts';

const PING_MILLIS = 15_000;
const RETRY_MILLIS = 3_000;
/** A client that leaves this much unread is cut off; it comes back and is told what it missed. */
const MOST_UNREAD = 1_000_000;

export interface StreamRequest {
  topics: ReadonlySet<string>;
  lastEventId: string | undefined;
  request: FastifyRequest;
  reply: FastifyReply;
}

interface Client {
  topics: ReadonlySet<string>;
  socket: ServerResponse;
}

/** Keeps live streams open and passes on what the worker tells. */
@Injectable()
export class StreamService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(StreamService.name);
  private readonly clients = new Set<Client>();
  private ping: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly listener: NoticeListener,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.listener.heard.pipe(concatMap((notice) => this.pass(notice))).subscribe();
    this.ping = setInterval(() => {
      for (const client of this.clients) this.write(client, ': ping\n\n');
    }, PING_MILLIS);
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.ping);
    for (const client of this.clients) client.socket.end();
    this.clients.clear();
  }

  /** Opens a stream: first what the client missed, then what happens. Errors: {@link TooManyStreams}, DatabaseUnavailable, IndexNotReady. */
  async open({ topics, lastEventId, request, reply }: StreamRequest): Promise<void> {
    if (this.clients.size >= this.settings.streamClients) throw new TooManyStreams(this.settings.streamClients);
    const { now, first } = await this.database.read(async (snapshot) => {
      const place = await currentPlace(snapshot);
      if (lastEventId === undefined) return { now: place, first: [] };
      const seen = readPlace(lastEventId);
      const missed = seen && (await missedSince(snapshot, seen, place));
      return { now: place, first: missed ? changes(missed) : [{ type: 'resync', ref: 'missed' } satisfies Message] };
    });
    const socket = reply.hijack().raw;
    const headers = Object.fromEntries(Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined));
    socket.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    });
    const client: Client = { topics, socket };
    this.clients.add(client);
    request.raw.once('close', () => this.clients.delete(client));
    socket.on('error', (error) => {
      this.log.debug(`A stream broke: ${error.message}`);
      this.clients.delete(client);
    });
    this.write(client, `retry: ${RETRY_MILLIS}\n\n`);
    for (const message of [...first, headOf(now)]) this.send(client, message, now);
  }

  private async pass(notice: Notice | 'missed'): Promise<void> {
    if (this.clients.size === 0) return;
    try {
      const now = await this.database.read(currentPlace);
      const told: Message[] =
        notice === 'missed'
          ? [{ type: 'resync', ref: 'paused' }]
          : changes({ issues: notice.issues ?? [], competitions: notice.competitions ?? [] });
      for (const client of this.clients) for (const message of [...told, headOf(now)]) this.send(client, message, now);
    } catch (error) {
      // The database went away between its notice and our look: the listener reconnects and then says `missed`.
      this.log.warn(`A notice was not passed on: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private send(client: Client, message: Message, now: Place): void {
    if (concerns(client.topics, message)) this.write(client, frame(message, placeText(now), now.position.block));
  }

  private write(client: Client, text: string): void {
    if (client.socket.writableLength > MOST_UNREAD) {
      this.clients.delete(client);
      client.socket.destroy();
    } else client.socket.write(text);
  }
}

const headOf = (now: Place): Message => ({ type: 'head', ref: String(now.position.block) });
