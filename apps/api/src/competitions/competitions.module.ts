import { Module } from '@nestjs/common';
import { CompetitionsController } from './competitions.controller.ts';
import { CompetitionsService } from './competitions.service.ts';

@Module({ controllers: [CompetitionsController], providers: [CompetitionsService] })
export class CompetitionsModule {}
