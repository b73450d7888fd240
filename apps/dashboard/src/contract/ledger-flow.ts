import { Component, computed, input } from '@angular/core';
import type { LedgerTotals } from '../api/model';
import { Amount } from '../design/amount';
import { basisPoints, formatShare } from '../units/alpha';

/** What came in, and into which five places it went: `received = bounties + holdbacks + paid + recycled + pool + rounding`. */
@Component({
  selector: 'app-ledger-flow',
  imports: [Amount],
  template: `
    <p class="received">
      <span class="muted">Received from emissions</span>
      <app-amount [rao]="ledger().received" field="LedgerTotals.received" [decimals]="9" />
    </p>
    <div class="bar" aria-hidden="true">
      @for (part of parts(); track part.key) {
        <span [class]="part.key" [style.flex-grow]="part.bps" [title]="part.name"></span>
      }
    </div>
    <dl>
      @for (part of parts(); track part.key) {
        <div>
          <dt><i [class]="part.key" aria-hidden="true"></i>{{ part.name }}</dt>
          <dd><app-amount [rao]="part.rao" [field]="part.field" [decimals]="9" /></dd>
          <dd class="muted num">{{ part.share }}</dd>
        </div>
      }
      <div>
        <dt>Rounding of the chain</dt>
        <dd class="num">
          <span data-field="LedgerTotals.rounding">{{ ledger().rounding }}</span> rao
        </dd>
      </div>
    </dl>
  `,
  styles: `
    .received {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: var(--s2);
      font-size: var(--t-l);
      font-weight: 650;
    }
    .received .muted {
      font-weight: 400;
      font-size: var(--t-m);
    }
    .bar {
      display: flex;
      gap: 2px;
      height: 1.4rem;
      margin-block: var(--s3) var(--s4);
      border-radius: var(--r1);
      overflow: hidden;
      background: var(--sunken);
    }
    .bar span {
      flex-basis: 0;
    }
    .bounties {
      background: var(--gold);
    }
    .holdbacks {
      background: repeating-linear-gradient(60deg, transparent 0 5px, #fff4 5px 6px), var(--gold-ink);
    }
    .paid {
      background: repeating-linear-gradient(90deg, transparent 0 5px, #fff3 5px 6px), var(--good);
    }
    .recycled {
      background: repeating-linear-gradient(120deg, transparent 0 5px, #fff2 5px 6px), var(--line-strong);
    }
    .pool {
      background: var(--accent);
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
      gap: var(--s4);
    }
    dt {
      display: flex;
      align-items: center;
      gap: 0.5em;
      font-size: var(--t-s);
      color: var(--ink-2);
    }
    i {
      width: 0.8em;
      height: 0.8em;
      border-radius: 2px;
    }
    dd {
      font-weight: 650;
      overflow-wrap: anywhere;
    }
    dd.muted {
      font-weight: 400;
      font-size: var(--t-s);
    }
  `,
})
export class LedgerFlow {
  readonly ledger = input.required<LedgerTotals>();
  protected readonly parts = computed(() => {
    const { received, filledUnpaid, holdbacks, paid, recycled, pool } = this.ledger();
    return [
      { key: 'bounties', name: 'In bounties', rao: filledUnpaid, field: 'LedgerTotals.filledUnpaid' },
      { key: 'holdbacks', name: 'Held back for a revert', rao: holdbacks, field: 'LedgerTotals.holdbacks' },
      { key: 'paid', name: 'Paid to winners', rao: paid, field: 'LedgerTotals.paid' },
      { key: 'recycled', name: 'Recycled', rao: recycled, field: 'LedgerTotals.recycled' },
      { key: 'pool', name: 'Waiting to be recycled', rao: pool, field: 'LedgerTotals.pool' },
    ].map((part) => ({ ...part, bps: basisPoints(part.rao, received), share: formatShare(basisPoints(part.rao, received)) }));
  });
}
