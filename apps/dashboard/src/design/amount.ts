import { Component, computed, input } from '@angular/core';
import { formatAlpha } from '../units/alpha';

/** An amount of alpha. The full amount to the last rao is in the tooltip and in the element's value. */
@Component({
  selector: 'app-amount',
  template: `<data class="num" [attr.value]="rao()" [attr.data-field]="field()" [title]="exact()">{{ shown() }}</data
    ><span class="unit" aria-hidden="true">α</span><span class="sr"> alpha</span>`,
  styles: `
    :host {
      white-space: nowrap;
    }
    .unit {
      margin-inline-start: 0.18em;
      font-size: 0.85em;
      font-weight: 500;
      opacity: 0.75;
    }
  `,
})
export class Amount {
  readonly rao = input.required<string>();
  readonly field = input.required<string>();
  /** Digits after the point; nine show every rao. */
  readonly decimals = input(3);
  protected readonly shown = computed(() => formatAlpha(this.rao(), this.decimals()));
  protected readonly exact = computed(() => `${formatAlpha(this.rao())} alpha`);
}
