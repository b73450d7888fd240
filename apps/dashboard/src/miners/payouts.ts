import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PayoutRow } from '../api/model';
import { Account } from '../design/account';
import { Amount } from '../design/amount';
import { TimeText } from '../design/time-text';
import { shortHash } from '../units/account';

/** What was paid, with the place on the chain that proves it. */
@Component({
  selector: 'app-payouts',
  imports: [Account, Amount, RouterLink, TimeText],
  template: `
    <ul>
      @for (row of payouts(); track row.event.block + '-' + row.event.eventIndex) {
        <li>
          <span class="amount"><app-amount [rao]="row.amount" field="PayoutRow.amount" /></span>
          <span class="what"
            ><a [routerLink]="['/issues', row.issue.id]" dir="auto" data-field="PayoutRow.issue"
              >{{ row.issue.repo }}#{{ row.issue.number }}</a
            >
            in
            <a [routerLink]="['/competitions', row.competitionId]" data-field="PayoutRow.competitionId"
              >duel {{ row.competitionId }}</a
            ></span
          >
          <span class="muted proof num">
            <app-time [at]="row.event.at" [block]="row.event.block" field="PayoutRow.event" />
            <span>block {{ row.event.block }}</span>
            @if (row.event.extrinsicHash; as hash) {
              <span
                >extrinsic <code [title]="hash" data-field="EventRef.extrinsicHash">{{ short(hash) }}</code></span
              >
            }
            <span>to <app-account [ss58]="row.coldkey" field="PayoutRow.coldkey" [shield]="false" /></span>
          </span>
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0 var(--s4);
      align-items: baseline;
      padding-block: var(--s2);
      font-size: var(--t-s);
    }
    li + li {
      border-block-start: 1px solid var(--line);
    }
    .amount {
      font-weight: 700;
      font-size: var(--t-m);
      color: var(--gold-ink);
    }
    .what {
      overflow-wrap: anywhere;
    }
    .proof {
      display: flex;
      flex-wrap: wrap;
      column-gap: var(--s3);
      grid-column: 1 / -1;
      font-size: var(--t-xs);
    }
  `,
})
export class Payouts {
  readonly payouts = input.required<readonly PayoutRow[]>();
  protected readonly short = shortHash;
}
