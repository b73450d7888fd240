import { Module } from '@nestjs/common';
import { OssController } from './oss.controller.ts';
import { OssService } from './oss.service.ts';

@Module({ controllers: [OssController], providers: [OssService] })
export class OssModule {}
