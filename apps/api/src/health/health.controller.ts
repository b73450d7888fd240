import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../http/answers.ts';
import { IndexerHealth, Live, Ready } from './health.dto.ts';
import { HealthService } from './health.service.ts';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @Answers({ summary: 'The process answers', type: Live, cached: false })
  getLive(): Live {
    return { status: 'ok' };
  }

  @Get('ready')
  @Answers({ summary: 'The process can answer with data', type: Ready, cached: false })
  getReady(): Promise<Ready> {
    return this.health.ready();
  }

  @Get('indexer')
  @Answers({ summary: 'How far the indexer has come', type: IndexerHealth, cached: false })
  getIndexer(): Promise<IndexerHealth> {
    return this.health.indexer();
  }
}
