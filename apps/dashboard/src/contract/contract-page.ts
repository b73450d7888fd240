import { Component } from '@angular/core';
import { getContractResource, listContractChangesResource, listLedgerResource } from '../api/contract/contract.resource';
import type { ContractChangeRow, ContractDetail } from '../api/model';
import { Account } from '../design/account';
import { Amount } from '../design/amount';
import { Chip } from '../design/chip';
import { type Fact, Facts } from '../design/facts';
import { Icon } from '../design/icon';
import { StaleBanner } from '../design/stale-banner';
import { StateView } from '../design/state-view';
import { TimeText } from '../design/time-text';
import { loaded } from '../live/loaded';
import { LedgerFlow } from './ledger-flow';
import { LedgerTable } from './ledger-table';
import { ParameterGroups } from './parameter-groups';

/** /contract: the rules in force, and where every rao of its money is. */
@Component({
  selector: 'app-contract-page',
  imports: [Account, Amount, Chip, Facts, Icon, LedgerFlow, LedgerTable, ParameterGroups, StaleBanner, StateView, TimeText],
  templateUrl: './contract-page.html',
  styleUrl: './contract-page.css',
})
export class ContractPage {
  protected readonly detail = getContractResource();
  protected readonly ledgerRows = listLedgerResource();
  protected readonly changeRows = listContractChangesResource();
  private readonly following = { concerns: ({ kind }: { kind: string }) => kind === 'issue' || kind === 'competition' };
  protected readonly contract = loaded(this.detail, this.following);
  protected readonly ledger = loaded(this.ledgerRows, this.following);
  protected readonly changes = loaded(this.changeRows, this.following);
  protected readonly facts = contractFacts;
  protected readonly fields = ({ after }: ContractChangeRow): { name: string; value: string }[] =>
    Object.entries(after).map(([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) }));
}

const contractFacts = (contract: ContractDetail): Fact[] => [
  { name: 'Version', value: contract.version, field: 'ContractDetail.version' },
  { name: 'Subnet', value: contract.netuid, field: 'ContractDetail.netuid' },
  { name: 'Code hash', value: contract.codeHash, field: 'ContractDetail.codeHash', mono: true },
  { name: 'Created in block', value: contract.created.block, field: 'ContractDetail.created' },
  { name: 'Paused', value: contract.paused, field: 'ContractDetail.paused' },
  { name: 'Blocks of a contract day', value: contract.blocksPerDay, field: 'ContractDetail.blocksPerDay' },
  { name: 'Milliseconds of a block', value: contract.msPerBlock, field: 'ContractDetail.msPerBlock' },
  { name: 'Blocks of an epoch', value: contract.epochBlocks, field: 'ContractDetail.epochBlocks' },
  { name: 'This epoch began in block', value: contract.anchor, field: 'ContractDetail.anchor' },
  { name: 'Next epoch', value: contract.nextAnchor, field: 'ContractDetail.nextAnchor' },
  { name: 'Weights frozen at', value: contract.frozenAnchor, field: 'ContractDetail.frozenAnchor' },
  { name: 'Asks the chain what can be moved', value: contract.usesAvailability, field: 'ContractDetail.usesAvailability' },
];
