import { Component, computed, inject, input, output } from '@angular/core';
import type { AsOf } from '../api/model';
import { ChainClock } from '../live/chain-clock';
import type { Problem } from '../live/problem';
import { formatDistance } from '../units/duration';
import { Icon } from './icon';

/** Says that what stands below is an old answer, how old, and why there is no newer one. */
@Component({
  selector: 'app-stale',
  imports: [Icon],
  host: { 'data-state': 'stale' },
  template: `
    <app-icon name="warning" />
    <span
      ><strong>Not up to date.</strong> Showing block <span class="num">{{ asOf().block }}</span>, {{ age() }}. {{ problem().title }}.</span
    >
    <button type="button" (click)="again.emit()">Try again</button>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s2) var(--s3);
      padding: var(--s3) var(--s4);
      border-radius: var(--r2);
      background: var(--warn-soft);
      color: var(--warn-ink);
      font-size: var(--t-s);
    }
    span {
      flex: 1 1 16rem;
    }
    button {
      border: 1px solid currentColor;
      border-radius: var(--pill);
      background: none;
      padding: 0.25rem 0.9rem;
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class StaleBanner {
  readonly problem = input.required<Problem>();
  /** The moment of the answer that is still shown. */
  readonly asOf = input.required<AsOf>();
  readonly again = output();
  private readonly clock = inject(ChainClock);
  protected readonly age = computed(() => formatDistance(Date.parse(this.asOf().at), this.clock.now() ?? Date.parse(this.asOf().at)));
}
