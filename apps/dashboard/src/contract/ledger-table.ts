import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LedgerRow } from '../api/model';
import { Amount } from '../design/amount';
import { Chip, type Tone } from '../design/chip';
import { TimeText } from '../design/time-text';

const KINDS: Record<LedgerRow['kind'], { words: string; tone: Tone }> = {
  harvested: { words: 'harvested', tone: 'gold' },
  recycled: { words: 'recycled', tone: 'plain' },
  cancelled: { words: 'cancelled, recycled', tone: 'bad' },
  paid: { words: 'first part paid', tone: 'good' },
  held_back: { words: 'held back', tone: 'gold' },
  holdback_paid: { words: 'rest paid', tone: 'good' },
  reverted: { words: 'reverted, recycled', tone: 'bad' },
  recycle_failed: { words: 'recycling refused', tone: 'warn' },
  payout_failed: { words: 'payment refused', tone: 'warn' },
};

/** Movements of money, newest first, with the account after each. */
@Component({
  selector: 'app-ledger-table',
  imports: [Amount, Chip, RouterLink, TimeText],
  template: `
    <div class="scroll" tabindex="0" role="region" aria-label="Table of movements">
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col" class="end">Amount</th>
            <th scope="col">For</th>
            <th scope="col" class="end">In bounties then</th>
            <th scope="col" class="end">Held back then</th>
            <th scope="col" class="end">Paid then</th>
            <th scope="col" class="end">Recycled then</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.event.block + '-' + row.event.eventIndex) {
            <tr>
              <td>
                <app-time [at]="row.event.at" [block]="row.event.block" field="LedgerRow.event" />
                <span class="muted num block">block {{ row.event.block }}</span>
              </td>
              <td>
                <app-chip [tone]="kinds[row.kind].tone" data-field="LedgerRow.kind">{{ kinds[row.kind].words }}</app-chip>
              </td>
              <td class="end"><app-amount [rao]="row.amount" field="LedgerRow.amount" [decimals]="6" /></td>
              <td>
                @if (row.competitionId; as competition) {
                  <a [routerLink]="['/competitions', competition]" data-field="LedgerRow.competitionId">duel {{ competition }}</a>
                } @else if (row.issueId; as issue) {
                  <a [routerLink]="['/issues', issue]" data-field="LedgerRow.issueId">issue {{ issue }}</a>
                }
              </td>
              <td class="end"><app-amount [rao]="row.after.filledUnpaid" field="LedgerTotals.filledUnpaid" [decimals]="2" /></td>
              <td class="end"><app-amount [rao]="row.after.holdbacks" field="LedgerTotals.holdbacks" [decimals]="2" /></td>
              <td class="end"><app-amount [rao]="row.after.paid" field="LedgerTotals.paid" [decimals]="2" /></td>
              <td class="end"><app-amount [rao]="row.after.recycled" field="LedgerTotals.recycled" [decimals]="2" /></td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    .block {
      display: block;
      font-size: var(--t-xs);
    }
    .scroll {
      max-height: 28rem;
      overflow: auto;
    }
  `,
})
export class LedgerTable {
  readonly rows = input.required<readonly LedgerRow[]>();
  protected readonly kinds = KINDS;
}
