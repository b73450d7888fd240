import { Component, computed, inject, input } from '@angular/core';
import { ChainClock } from '../live/chain-clock';
import { formatDistance, formatMoment } from '../units/duration';

/** A moment of chain time, told by its distance from chain time now; zone, UTC and block are in the tooltip. */
@Component({
  selector: 'app-time',
  template: `<time class="num" [attr.datetime]="at()" [attr.data-field]="field()" [title]="exact()">{{ shown() }}</time>`,
  styles: `
    :host {
      white-space: nowrap;
    }
  `,
})
export class TimeText {
  readonly at = input.required<string>();
  readonly field = input.required<string>();
  readonly block = input<number | null>(null);
  /** False for moments of a machine's own clock, which has no distance to chain time. */
  readonly relative = input(true);
  private readonly clock = inject(ChainClock);
  protected readonly exact = computed(() => formatMoment(this.at()) + (this.block() === null ? '' : `, block ${this.block()}`));
  protected readonly shown = computed(() => {
    const now = this.clock.now();
    return now === null || !this.relative() ? formatMoment(this.at()) : formatDistance(Date.parse(this.at()), now);
  });
}
