import { Component, computed, input } from '@angular/core';
import { armsOf } from './arms';

let serial = 0;

/** An account's shield. In a duel side A is rose and side B azure; elsewhere each account has a hue of its own. */
@Component({
  selector: 'app-shield',
  template: `
    <svg viewBox="0 0 40 46" [class]="side() ?? 'own'" [style.--hue]="arms().hue" aria-hidden="true">
      <defs>
        <clipPath [attr.id]="clip"><path d="M2 2h36v19c0 11-7 19-18 23C9 40 2 32 2 21z" /></clipPath>
      </defs>
      <g [attr.clip-path]="'url(#' + clip + ')'">
        <path class="field" d="M0 0h40v46H0z" />
        @switch (arms().division) {
          @case ('pale') {
            <path class="mark" d="M20 0h20v46H20z" />
          }
          @case ('fess') {
            <path class="mark" d="M0 15h40v13H0z" />
          }
          @case ('bend') {
            <path class="mark" d="M0 0h13l27 31v15z" />
          }
          @case ('chevron') {
            <path class="mark" d="M0 40V27L20 9l20 18v13L20 22z" />
          }
          @case ('cross') {
            <path class="mark" d="M15 0h10v14h15v10H25v22H15V24H0V14h15z" />
          }
          @case ('saltire') {
            <path class="mark" d="M0 0h9l11 14L31 0h9v6L26 21l14 18v7h-7L20 29 7 46H0v-7l14-18L0 6z" />
          }
          @case ('quarterly') {
            <path class="mark" d="M20 0h20v20H20zM0 20h20v26H0z" />
          }
          @case ('chief') {
            <path class="mark" d="M0 0h40v15H0z" />
          }
        }
        @switch (arms().charge) {
          @case ('roundel') {
            <circle class="charge" cx="20" cy="20" r="7" />
          }
          @case ('lozenge') {
            <path class="charge" d="M20 10l8 10-8 10-8-10z" />
          }
          @case ('mullet') {
            <path class="charge" d="M20 10l2.6 6.6 7 .5-5.4 4.5 1.8 6.9-6-3.9-6 3.9 1.8-6.9-5.4-4.5 7-.5z" />
          }
          @case ('crescent') {
            <path class="charge" d="M12 15a9 9 0 1 0 16 0 8 7 0 0 1-16 0z" />
          }
          @case ('billet') {
            <path class="charge" d="M15 11h10v18H15z" />
          }
          @case ('annulet') {
            <path class="charge" fill-rule="evenodd" d="M20 11a9 9 0 1 1 0 18 9 9 0 0 1 0-18zm0 4a5 5 0 1 0 0 10 5 5 0 0 0 0-10z" />
          }
        }
      </g>
      <path class="rim" d="M2 2h36v19c0 11-7 19-18 23C9 40 2 32 2 21z" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: var(--shield, 1.5rem);
      line-height: 0;
    }
    svg {
      width: 100%;
      height: auto;
    }
    .field {
      fill: var(--field);
    }
    .mark {
      fill: var(--mark);
    }
    .charge {
      fill: #fff;
      stroke: var(--rim);
      stroke-width: 1;
    }
    .rim {
      fill: none;
      stroke: var(--rim);
      stroke-width: 2.5;
    }
    .own {
      --field: light-dark(oklch(0.72 0.11 var(--hue)), oklch(0.62 0.11 var(--hue)));
      --mark: light-dark(oklch(0.5 0.12 var(--hue)), oklch(0.42 0.11 var(--hue)));
      --rim: light-dark(oklch(0.38 0.09 var(--hue)), oklch(0.8 0.08 var(--hue)));
    }
    .a {
      --field: #ef5d7c;
      --mark: #a8163b;
      --rim: light-dark(#7d0f2b, #ffb3c2);
    }
    .b {
      --field: #4b95f2;
      --mark: #14489a;
      --rim: light-dark(#0d3474, #b5d5ff);
    }
  `,
})
export class Shield {
  /** The account (or any name) whose arms are drawn. */
  readonly of = input.required<string>();
  readonly side = input<'a' | 'b' | null>(null);
  protected readonly clip = `shield-${(serial += 1)}`;
  protected readonly arms = computed(() => armsOf(this.of()));
}
