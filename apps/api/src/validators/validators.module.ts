import { Module } from '@nestjs/common';
import { ValidatorsController } from './validators.controller.ts';
import { ValidatorsService } from './validators.service.ts';

@Module({ controllers: [ValidatorsController], providers: [ValidatorsService] })
export class ValidatorsModule {}
