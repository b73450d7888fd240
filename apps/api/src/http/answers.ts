import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOkResponse, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { Problem } from '../wire/problem.dto.ts';

interface AnswerOptions {
  /** What the operation answers, one line. */
  summary: string;
  type: Type;
  /** Statuses of problems beside 500 and 503, which every operation has. */
  problems?: (400 | 404)[];
  /** Answers 304 to an ETag that still holds. */
  cached?: boolean;
}

const PROBLEMS: Record<number, string> = {
  400: 'The request is not valid; `errors` points at each fault.',
  404: 'There is no such thing.',
  500: 'A mistake of the server.',
  503: 'The database does not answer, or nothing is indexed yet. `Retry-After` says when to ask again.',
};

/** Documents an operation: one success in JSON, and a problem document for everything else. */
export const Answers = ({ summary, type, problems = [], cached = true }: AnswerOptions): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiExtraModels(Problem),
    ApiOkResponse({
      type,
      description: summary,
      ...(cached && { headers: { ETag: { description: 'Changes when the answer may have changed.', schema: { type: 'string' } } } }),
    }),
    ...(cached
      ? [
          ApiHeader({ name: 'If-None-Match', required: false, description: 'ETag of the answer at hand.' }),
          ApiResponse({ status: 304, description: 'The answer at hand still holds.' }),
        ]
      : []),
    ...[...problems, 500, 503].map((status) =>
      ApiResponse({
        status,
        description: PROBLEMS[status] ?? '',
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) } } },
      }),
    ),
  );
