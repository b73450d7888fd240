import { Component, input } from '@angular/core';

export type Tone = 'plain' | 'accent' | 'gold' | 'good' | 'warn' | 'bad' | 'a' | 'b';

/** A word or two about a state. Tone only underlines what the word says. */
@Component({
  selector: 'app-chip',
  host: { '[class]': 'tone()' },
  template: `@if (pulse()) {
      <i aria-hidden="true"></i>
    }
    <ng-content />`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.4em;
      padding: 0.1em 0.65em;
      border-radius: var(--pill);
      font-size: var(--t-xs);
      font-weight: 600;
      line-height: 1.7;
      white-space: nowrap;
      background: var(--sunken);
      color: var(--ink-2);
    }
    :host(.accent) {
      background: var(--accent-soft);
      color: var(--accent);
    }
    :host(.gold) {
      background: var(--gold-soft);
      color: var(--gold-ink);
    }
    :host(.good) {
      background: var(--good-soft);
      color: var(--good-ink);
    }
    :host(.warn) {
      background: var(--warn-soft);
      color: var(--warn-ink);
    }
    :host(.bad) {
      background: var(--bad-soft);
      color: var(--bad-ink);
    }
    :host(.a) {
      background: var(--a-soft);
      color: var(--a-ink);
    }
    :host(.b) {
      background: var(--b-soft);
      color: var(--b-ink);
    }
    i {
      width: 0.5em;
      height: 0.5em;
      border-radius: 50%;
      background: currentColor;
      animation: pulse 1.6s ease-in-out infinite;
    }
    @keyframes pulse {
      50% {
        opacity: 0.25;
      }
    }
  `,
})
export class Chip {
  readonly tone = input<Tone>('plain');
  /** A beating dot for what is going on right now. */
  readonly pulse = input(false);
}
