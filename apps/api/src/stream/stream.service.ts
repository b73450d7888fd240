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
import { currentPlace, missedSince, placeText, readPlace, withIssues, type Now, type Place } from './place.ts';

const PING_MILLIS = 15_000;
const RETRY_MILLIS = 3_000;
const AGAIN_MILLIS = 1_000;
/** A client that leaves this much unread is cut off; it comes back and is told what it missed. */
const MOST_UNREAD = 1_000_000;

export interface StreamRequest {
  topics: ReadonlySet<string>;
  lastEventId: string | undefined;
  request: FastifyRequest;
  reply: FastifyReply;
}

interface Told {
  now: Now;
  told: Message[];
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
  private again: NodeJS.Timeout | undefined;

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
    clearTimeout(this.again);
    for (const client of this.clients) client.socket.end();
    this.clients.clear();
  }

  /** Opens a stream: first what the client missed, then what happens. Errors: {@link TooManyStreams}, DatabaseUnavailable, IndexNotReady. */
  async open({ topics, lastEventId, request, reply }: StreamRequest): Promise<void> {
    const seen = lastEventId === undefined ? undefined : readPlace(lastEventId);
    const start = await this.since(seen);
    if (this.clients.size >= this.settings.streamClients) throw new TooManyStreams(this.settings.streamClients);
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
    for (const message of start.told) this.send(client, message, start.now);
    await this.closeGap(client, start.now);
  }

  /** What was committed between the look at the index and the opening was told to the others only. */
  private async closeGap(client: Client, from: Now): Promise<void> {
    try {
      const { now, told } = await this.since(from);
      if (placeText(now) !== placeText(from)) for (const message of told) this.send(client, message, now);
    } catch (error) {
      this.passLater(error);
    }
  }

  /** What somebody who has seen the index at a place needs to hear; a place nobody can read (null) asks for everything again. */
  private since(seen: Place | null | undefined): Promise<Told> {
    return this.database.read(async (snapshot) => {
      const now = await currentPlace(snapshot);
      if (seen === undefined) return { now, told: [headOf(now)] };
      const missed = seen && (await missedSince(snapshot, seen, now));
      return { now, told: [...(missed ? changes(missed) : [MISSED]), headOf(now)] };
    });
  }

  private async pass(notice: Notice | 'missed'): Promise<void> {
    if (this.clients.size === 0) return;
    try {
      const { now, told } = await this.database.read(async (snapshot): Promise<Told> => {
        const place = await currentPlace(snapshot);
        if (notice === 'missed') return { now: place, told: [PAUSED, headOf(place)] };
        const changed = await withIssues(snapshot, { issues: notice.issues ?? [], competitions: notice.competitions ?? [] });
        return { now: place, told: [...changes(changed), headOf(place)] };
      });
      for (const client of this.clients) for (const message of told) this.send(client, message, now);
    } catch (error) {
      this.passLater(error);
    }
  }

  /** What could not be told is lost: as soon as the database answers, everybody is asked to load again. */
  private passLater(error: unknown): void {
    this.log.warn(`A notice was not passed on: ${error instanceof Error ? error.message : String(error)}`);
    clearTimeout(this.again);
    this.again = setTimeout(() => void this.pass('missed'), AGAIN_MILLIS);
  }

  private send(client: Client, message: Message, now: Now): void {
    if (concerns(client.topics, message)) this.write(client, frame(message, placeText(now), now.asOf));
  }

  private write(client: Client, text: string): void {
    if (client.socket.writableLength > MOST_UNREAD) {
      this.clients.delete(client);
      client.socket.destroy();
    } else client.socket.write(text);
  }
}

const headOf = (now: Now): Message => ({ type: 'head', ref: String(now.position.block) });

/** Nothing could be heard for a while, or too much changed to name. */
const PAUSED: Message = { type: 'resync', ref: 'paused' };
const MISSED: Message = { type: 'resync', ref: 'missed' };
