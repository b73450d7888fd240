import { Module, type DynamicModule } from '@nestjs/common';
import { RoundService } from './round/round.service.ts';
import { VALIDATOR, type ValidatorContext } from './validator-context.ts';

/** The validator that keeps running. */
@Module({})
export class ValidatorModule {
  static with(context: ValidatorContext): DynamicModule {
    return { module: ValidatorModule, providers: [{ provide: VALIDATOR, useValue: context }, RoundService] };
  }
}
