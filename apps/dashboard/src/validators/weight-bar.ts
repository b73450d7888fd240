import { Component, computed, input } from '@angular/core';
import type { ValidatorRow } from '../api/model';
import { basisPoints, formatShare } from '../units/alpha';
import { shortAccount } from '../units/account';

/** All weight on one bar, the heaviest first, with the mark a quorum must pass. */
@Component({
  selector: 'app-weight-bar',
  template: `
    <div class="bar" role="img" [attr.aria-label]="label()">
      @for (part of parts(); track part.hotkey; let odd = $odd) {
        <span [class.odd]="odd" [style.width.%]="part.width" [title]="part.title">{{ part.share }}</span>
      }
      <i></i>
    </div>
    <p class="mark muted" aria-hidden="true">50 %</p>
  `,
  styles: `
    :host {
      display: block;
    }
    .bar {
      position: relative;
      display: flex;
      gap: 2px;
      height: 2.1rem;
    }
    span {
      display: grid;
      place-items: center;
      min-width: 2px;
      overflow: hidden;
      background: var(--accent-soft);
      color: var(--accent);
      font-size: var(--t-xs);
      font-weight: 650;
    }
    span.odd {
      background:
        repeating-linear-gradient(120deg, transparent 0 6px, color-mix(in oklab, var(--accent) 12%, transparent) 6px 8px),
        var(--accent-soft);
    }
    span:first-child {
      border-radius: var(--r1) 0 0 var(--r1);
    }
    i {
      position: absolute;
      left: 50%;
      inset-block: -0.3rem;
      width: 3px;
      margin-inline-start: -1.5px;
      border-radius: 2px;
      background: var(--ink);
      box-shadow: 0 0 0 2px var(--surface);
    }
    .mark {
      text-align: center;
      font-size: var(--t-xs);
      margin-block-start: var(--s1);
    }
  `,
})
export class WeightBar {
  readonly validators = input.required<readonly ValidatorRow[]>();
  readonly totalWeight = input.required<string>();
  protected readonly parts = computed(() =>
    this.validators().map(({ hotkey, weight }) => {
      const bps = basisPoints(weight, this.totalWeight());
      return { hotkey, width: bps / 100, share: formatShare(bps), title: `${shortAccount(hotkey)} ${formatShare(bps)}` };
    }),
  );
  protected readonly label = computed(
    () =>
      `Weights: ${this.parts()
        .map(({ title }) => title)
        .join(', ')}. A quorum needs more than 50 %.`,
  );
}
