import { Component, computed, inject, input, output } from '@angular/core';
import { ChainClock } from '../live/chain-clock';
import type { Problem } from '../live/problem';
import { Icon } from './icon';

/** Says that what stands below is an old answer, how old, and why there is no newer one. */
@Component({
  selector: 'app-stale',
  imports: [Icon],
  host: { 'data-state': 'stale', role: 'status' },
  template: `
    <app-icon name="warning" />
    <span
      ><strong>Not up to date.</strong> Showing block <span class="num">{{ clock.block() }}</span>, read {{ age() }} s ago.
      {{ problem().title }}.</span
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
  readonly again = output();
  protected readonly clock = inject(ChainClock);
  protected readonly age = computed(() => Math.floor(this.clock.age() / 1_000));
}
