import { Component, computed, input } from '@angular/core';
import { formatShare } from '../units/alpha';

/** Chance of each side by rating alone. Width, letter and number say the same; the hatching tells the sides apart without colour. */
@Component({
  selector: 'app-win-bar',
  template: `
    <div class="names">
      <span class="a"
        ><b>A</b><span class="num" [attr.data-field]="field()">{{ shareA() }}</span></span
      >
      <span class="middle"><ng-content /></span>
      <span class="b"
        ><span class="num">{{ shareB() }}</span
        ><b>B</b></span
      >
    </div>
    <div class="bar" aria-hidden="true">
      <span class="a" [style.flex-grow]="bpsA()"></span>
      <span class="b" [style.flex-grow]="10000 - bpsA()"></span>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.4rem;
    }
    .names {
      display: flex;
      align-items: baseline;
      justify-content: space-between;
      gap: var(--s2);
      font-weight: 700;
    }
    .names .a {
      color: var(--a-ink);
    }
    .names .b {
      color: var(--b-ink);
    }
    .middle {
      font-size: var(--t-xs);
      font-weight: 400;
      color: var(--ink-2);
      text-align: center;
    }
    .names .a,
    .names .b {
      display: inline-flex;
      align-items: baseline;
      gap: 0.45em;
    }
    b {
      font-size: 0.8em;
    }
    .bar {
      display: flex;
      gap: 3px;
      height: var(--win-bar, 0.85rem);
    }
    .bar span {
      flex-basis: 0;
      min-width: 4px;
      transition: flex-grow var(--ease);
    }
    .bar .a {
      background: repeating-linear-gradient(90deg, transparent 0 5px, #fff3 5px 6px), var(--a);
      border-radius: var(--pill) 2px 2px var(--pill);
    }
    .bar .b {
      background: repeating-linear-gradient(120deg, transparent 0 5px, #fff3 5px 6px), var(--b);
      border-radius: 2px var(--pill) var(--pill) 2px;
    }
  `,
})
export class WinBar {
  /** Basis points. */
  readonly bpsA = input.required<number>();
  readonly field = input('MatchupSide.winBps');
  protected readonly shareA = computed(() => formatShare(this.bpsA()));
  protected readonly shareB = computed(() => formatShare(10_000 - this.bpsA()));
}
