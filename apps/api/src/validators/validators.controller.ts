import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../http/answers.ts';
import { Queried } from '../http/parameters.ts';
import { Parse } from '../http/parse.pipe.ts';
import { ValidatorPage } from './validator.dto.ts';
import { validatorsQuery, type ValidatorsQuery } from './validators.query.ts';
import { ValidatorsService } from './validators.service.ts';

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
