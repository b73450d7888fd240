import { Module } from '@nestjs/common';
import type { Settings } from '../environment.ts';
import { SETTINGS } from '../settings.ts';
import { NoticeListener } from './listener.ts';
import { StreamController } from './stream.controller.ts';
import { StreamService } from './stream.service.ts';

@Module({
  controllers: [StreamController],
  providers: [
    StreamService,
    { provide: NoticeListener, useFactory: (settings: Settings) => new NoticeListener(settings), inject: [SETTINGS] },
  ],
})
export class StreamModule {}
