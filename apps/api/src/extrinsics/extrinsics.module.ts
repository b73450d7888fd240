import { Module } from '@nestjs/common';
import { ExtrinsicsController } from './extrinsics.controller.ts';
import { ExtrinsicsService } from './extrinsics.service.ts';

@Module({ controllers: [ExtrinsicsController], providers: [ExtrinsicsService] })
export class ExtrinsicsModule {}
