import { Module } from '@nestjs/common';
import { IssuesController } from './issues.controller.ts';
import { IssuesService } from './issues.service.ts';

@Module({ controllers: [IssuesController], providers: [IssuesService] })
export class IssuesModule {}
