import { Module } from '@nestjs/common';
import { RatingsController } from './ratings.controller.ts';
import { RatingsService } from './ratings.service.ts';

@Module({ controllers: [RatingsController], providers: [RatingsService] })
export class RatingsModule {}
