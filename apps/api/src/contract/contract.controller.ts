import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../http/answers.ts';
import { Queried } from '../http/parameters.ts';
import { Parse } from '../http/parse.pipe.ts';
import type { Page } from '../wire/listing.ts';
import { pageOf } from '../wire/page.dto.ts';
import { ContractChangeRow, ContractDetail, LedgerRow } from './contract.dto.ts';
import { contractRowsQuery, type ContractRowsQuery } from './contract.query.ts';
import { ContractService } from './contract.service.ts';

class LedgerPage extends pageOf(LedgerRow) {}
class ContractChangePage extends pageOf(ContractChangeRow) {}

@ApiTags('contract')
@Controller('contract')
export class ContractController {
  constructor(private readonly contract: ContractService) {}

  @Get()
  @Answers({ summary: 'The contract, its rules in force and its account', type: ContractDetail })
  getContract(): Promise<ContractDetail> {
    return this.contract.detail();
  }

  @Get('ledger')
  @Queried(contractRowsQuery)
  @Answers({ summary: 'Movements of money, the newest first', type: LedgerPage, problems: [400] })
  listLedger(@Query(new Parse(contractRowsQuery)) query: ContractRowsQuery): Promise<Page<LedgerRow>> {
    return this.contract.ledger(query);
  }

  @Get('changes')
  @Queried(contractRowsQuery)
  @Answers({ summary: 'Changes of the rules and of who decides, the newest first', type: ContractChangePage, problems: [400] })
  listContractChanges(@Query(new Parse(contractRowsQuery)) query: ContractRowsQuery): Promise<Page<ContractChangeRow>> {
    return this.contract.changes(query);
  }
}
