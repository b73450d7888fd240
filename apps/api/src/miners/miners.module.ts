import { Module } from '@nestjs/common';
import { MinersController } from './miners.controller.ts';
import { MinersService } from './miners.service.ts';

@Module({ controllers: [MinersController], providers: [MinersService] })
export class MinersModule {}
