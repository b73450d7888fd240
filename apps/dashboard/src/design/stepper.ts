import { Component, input } from '@angular/core';
import { Icon } from './icon';

export interface Step {
  readonly name: string;
  readonly state: 'done' | 'current' | 'ahead' | 'failed';
  readonly block: number | null;
}

/** Steps in their order; what is done, where it stands, what is ahead. */
@Component({
  selector: 'app-stepper',
  imports: [Icon],
  template: `
    <ol>
      @for (step of steps(); track step.name) {
        <li [class]="step.state" [attr.aria-current]="step.state === 'current' ? 'step' : null">
          <span class="dot">
            @if (step.state === 'done') {
              <app-icon name="check" />
            } @else if (step.state === 'failed') {
              <app-icon name="cross" />
            }
          </span>
          <span class="name"
            >{{ step.name }}<span class="sr"> ({{ step.state }})</span></span
          >
          @if (step.block !== null) {
            <span class="num block">block {{ step.block }}</span>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    :host {
      display: block;
    }
    ol {
      display: flex;
    }
    li {
      flex: 1;
      position: relative;
      display: grid;
      justify-items: center;
      align-content: start;
      gap: 0.15rem;
      text-align: center;
      font-size: var(--t-s);
      color: var(--ink-2);
      min-width: 0;
    }
    li + li::before {
      content: '';
      position: absolute;
      top: 0.72rem;
      right: calc(50% + 0.95rem);
      width: calc(100% - 1.9rem);
      height: 2px;
      background: var(--line);
    }
    li.done + li::before {
      background: var(--good);
    }
    .dot {
      display: grid;
      place-items: center;
      width: 1.5rem;
      height: 1.5rem;
      border-radius: 50%;
      border: 2px solid var(--line-strong);
      background: var(--surface);
      font-size: 0.85rem;
    }
    .done .dot {
      background: var(--good-soft);
      border-color: var(--good);
      color: var(--good-ink);
    }
    .current .dot {
      border-color: var(--accent);
      background: radial-gradient(circle, var(--accent) 0 34%, var(--surface) 38%);
      box-shadow: 0 0 0 4px var(--accent-soft);
    }
    .failed .dot {
      background: var(--bad-soft);
      border-color: var(--bad);
      color: var(--bad-ink);
    }
    .current .name,
    .failed .name {
      color: var(--ink);
      font-weight: 650;
    }
    .block {
      font-size: var(--t-xs);
    }
    @media (max-width: 48rem) {
      ol {
        display: grid;
        gap: var(--s2);
      }
      li {
        grid-template-columns: 1.5rem 1fr auto;
        justify-items: start;
        align-items: center;
        gap: var(--s3);
        text-align: start;
      }
      li + li::before {
        display: none;
      }
    }
  `,
})
export class Stepper {
  readonly steps = input.required<readonly Step[]>();
}
