import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../wire/problem.dto.ts';
import { Refusal } from './refusals.ts';

/** Turns whatever was thrown into problem+json; what nobody foresaw is logged with its stack and told without. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  constructor(private readonly page: (request: FastifyRequest, reply: FastifyReply) => boolean = () => false) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error, request);
    if (problem.status === 404 && this.page(request, reply)) return;
    if (problem.status >= 500 && !(error instanceof Refusal)) this.log.error(error instanceof Error ? error.stack : error);
    if (error instanceof Refusal && error.retryAfter !== undefined) void reply.header('retry-after', error.retryAfter);
    void reply.status(problem.status).header('cache-control', 'no-store').type('application/problem+json').send(JSON.stringify(problem));
  }
}

const problemOf = (error: unknown, request: FastifyRequest): Problem => {
  const { status, kind, title, detail, errors } = described(error);
  return { type: `/api/docs#problem-${kind}`, title, status, detail, instance: String(request.id), ...(errors && { errors }) };
};

interface Described {
  status: number;
  kind: string;
  title: string;
  detail: string;
  errors?: Problem['errors'];
}

const described = (error: unknown): Described => {
  if (error instanceof Refusal) {
    const { status, kind, title, message: detail, errors } = error;
    return { status, kind, title, detail, ...(errors && { errors }) };
  }
  const status = statusOf(error);
  if (status === 404)
    return { status, kind: 'not-found', title: 'There is no such thing', detail: 'This server has nothing at that address.' };
  if (status >= 400 && status < 500) {
    return {
      status,
      kind: 'refused',
      title: 'The request is refused',
      detail: error instanceof Error ? error.message : 'The request is refused.',
    };
  }
  return {
    status: 500,
    kind: 'internal',
    title: 'Something is wrong here',
    detail: 'The server made a mistake; its log has the request under this instance.',
  };
};

const statusOf = (error: unknown): number => {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' ? status : 500;
};
