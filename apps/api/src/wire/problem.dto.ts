import { ApiPropertyOptional } from '@nestjs/swagger';
import { Int, Text } from './fields.ts';

/** One fault of a request. */
export class ProblemError {
  @Text('JSON pointer of what is wrong: `/query/limit`, `/path/id`.', '/query/limit')
  pointer!: string;

  @Text('Stable code.', 'too_big')
  code!: string;

  @Text('What is wrong, for a person.', 'must be at most 100')
  message!: string;
}

/** RFC 9457: the body of every answer that is not a success. */
export class Problem {
  @Text('Names the kind of problem; a path of this server that explains it.', '/api/docs#problem-invalid-request')
  type!: string;

  @Text('The kind, for a person.', 'The request is not valid')
  title!: string;

  @Int('HTTP status.', 400)
  status!: number;

  @Text('This very case, for a person.', 'limit must be at most 100.')
  detail!: string;

  @Text("The request's id, also in the server's log.", 'req-1f')
  instance!: string;

  @ApiPropertyOptional({ type: () => ProblemError, isArray: true, description: 'Each fault of the request, for status 400.' })
  errors?: ProblemError[];
}
