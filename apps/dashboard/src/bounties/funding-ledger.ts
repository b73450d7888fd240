import { Component, input } from '@angular/core';
import type { FundingRow } from '../api/model';
import { Amount } from '../design/amount';
import { TimeText } from '../design/time-text';
import { formatShare } from '../units/alpha';

/** Which harvest brought how much, newest first. */
@Component({
  selector: 'app-funding-ledger',
  imports: [Amount, TimeText],
  template: `
    <div class="scroll" tabindex="0" role="region" aria-label="Funding ledger">
      <table>
        <thead>
          <tr>
            <th scope="col">Harvest</th>
            <th scope="col" class="end">Added</th>
            <th scope="col" class="end">Then</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.event.block + '-' + row.event.eventIndex) {
            <tr>
              <td>
                <app-time [at]="row.event.at" [block]="row.event.block" field="FundingRow.event" />
                <span class="muted num block">block {{ row.event.block }}</span>
              </td>
              <td class="end added">+<app-amount [rao]="row.amount" field="FundingRow.amount" [decimals]="4" /></td>
              <td class="end">
                <app-amount [rao]="row.after" field="FundingRow.after" [decimals]="2" />
                <span class="muted num share" data-field="FundingRow.fillBps">{{ share(row.fillBps) }}</span>
              </td>
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
    .scroll {
      max-height: 20rem;
      overflow: auto;
    }
    .added {
      color: var(--gold-ink);
      font-weight: 600;
    }
    .block,
    .share {
      display: block;
      font-size: var(--t-xs);
    }
  `,
})
export class FundingLedger {
  readonly rows = input.required<readonly FundingRow[]>();
  protected readonly share = formatShare;
}
