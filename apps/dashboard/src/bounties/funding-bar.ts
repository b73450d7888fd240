import { Component, computed, input } from '@angular/core';
import { Amount } from '../design/amount';
import { basisPoints, formatShare } from '../units/alpha';

/** How much of a bounty has come in from emissions. The bar is a meter; the amounts beside it are exact. */
@Component({
  selector: 'app-funding-bar',
  imports: [Amount],
  host: { '[class.full]': 'bps() === 10000', '[class.large]': 'large()' },
  template: `
    <div class="words">
      <span class="filled"><app-amount [rao]="filled()" [field]="fields().filled" [decimals]="2" /></span>
      @if (bps() === 10000) {
        <span class="muted">funded</span>
      } @else {
        <span class="muted">of <app-amount [rao]="target()" [field]="fields().target" [decimals]="2" /></span>
      }
      <span class="share num" [attr.data-field]="fields().share">{{ share() }}</span>
    </div>
    <div
      class="track"
      role="meter"
      aria-label="Bounty filled"
      aria-valuemin="0"
      aria-valuemax="10000"
      [attr.aria-valuenow]="bps()"
      [attr.aria-valuetext]="share()"
    >
      <span [style.width.%]="bps() / 100"></span>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.35rem;
      min-width: 0;
      font-size: var(--t-s);
    }
    .words {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      column-gap: 0.45em;
    }
    .filled {
      font-weight: 700;
      font-size: 1.15em;
      color: var(--gold-ink);
    }
    .share {
      margin-inline-start: auto;
      color: var(--ink-2);
    }
    .track {
      height: 0.5rem;
      border-radius: var(--pill);
      background: var(--sunken);
      box-shadow: inset 0 0 0 1px var(--line);
      overflow: hidden;
    }
    .track span {
      display: block;
      height: 100%;
      border-radius: inherit;
      background: linear-gradient(90deg, color-mix(in oklab, var(--gold) 70%, var(--surface)), var(--gold));
      transition: width var(--ease);
    }
    :host(.large) {
      font-size: var(--t-m);
    }
    :host(.large) .filled {
      font-size: 1.9rem;
      letter-spacing: -0.02em;
      line-height: 1.1;
    }
    :host(.large) .track {
      height: 0.85rem;
    }
  `,
})
export class FundingBar {
  /** rao */
  readonly filled = input.required<string>();
  /** rao */
  readonly target = input.required<string>();
  readonly fields = input.required<{ filled: string; target: string; share: string }>();
  readonly large = input(false);
  protected readonly bps = computed(() => basisPoints(this.filled(), this.target()));
  protected readonly share = computed(() => formatShare(this.bps()));
}
