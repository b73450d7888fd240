import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers } from '../http/answers.ts';
import { cursor, limit, Queried } from '../http/parameters.ts';
import { Parse } from '../http/parse.pipe.ts';
import { ValidatorPage } from './validator.dto.ts';
import { ValidatorsService } from './validators.service.ts';

export const validatorsQuery = z.strictObject({ limit, cursor });
export type ValidatorsQuery = z.output<typeof validatorsQuery>;

@ApiTags('validators')
@Controller('validators')
export class ValidatorsController {
  constructor(private readonly validators: ValidatorsService) {}

  @Get()
  @Queried(validatorsQuery)
  @Answers({ summary: 'Who decides and with what weight, the heaviest first', type: ValidatorPage, problems: [400] })
  listValidators(@Query(new Parse(validatorsQuery)) query: ValidatorsQuery): Promise<ValidatorPage> {
    return this.validators.list(query);
  }
}
