import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, map, of, switchMap, type Observable } from 'rxjs';
import { Database } from '../database/database.ts';
import { asOf, tagOf } from '../scan/position.ts';
import { AsOf } from '../wire/as-of.dto.ts';

/**
 * Answers carry the ETag of the moment they speak of. A request that holds it already costs two rows and a 304. The tag
 * moves with every commit of the indexer because `asOf` and what follows from the current block are part of each answer.
 */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  constructor(private readonly database: Database) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const held = request.headers['if-none-match'];
    const answer = (): Observable<unknown> => next.handle().pipe(map((body: unknown) => tagged(reply, body)));
    if (held === undefined) return answer();
    return from(this.holds(held)).pipe(switchMap((current) => (current === null ? answer() : of(notModified(reply, current)))));
  }

  /** The current tag when the client holds it, else null. */
  private async holds(held: string): Promise<string | null> {
    const current = tagOf(await this.database.read(asOf));
    const tags = held.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return current !== undefined && tags.includes(current) ? current : null;
  }
}

const tagged = (reply: FastifyReply, body: unknown): unknown => {
  const moment = (body as { asOf?: unknown } | null | undefined)?.asOf;
  const tag = moment instanceof AsOf ? tagOf(moment) : undefined;
  void reply.header('cache-control', tag === undefined ? 'no-store' : 'no-cache');
  if (tag !== undefined) void reply.header('etag', tag);
  return body;
};

const notModified = (reply: FastifyReply, tag: string): undefined => {
  void reply.status(304).header('etag', tag).header('cache-control', 'no-cache');
  return undefined;
};
